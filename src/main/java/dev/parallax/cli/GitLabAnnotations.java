package dev.parallax.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parallax.exchange.Tenant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Gate answers as GitLab's annotations report ({@code artifacts:reports:annotations}): a link a tenant, shown beside the job.
 * Links are all such a report can hold (docs.gitlab.com/ci/yaml/artifacts_reports).
 */
final class GitLabAnnotations {

    /** GitLab shows no longer ones. */
    private static final int LONGEST_LABEL = 255;

    private GitLabAnnotations() {}

    /** An annotation. */
    record Annotation(@JsonProperty("external_link") Link link) {}

    /** Where it leads, and what it says. */
    record Link(String label, String url) {}

    static String of(GateAnswers answers, URI controlPlane) {
        List<Annotation> annotations = answers.answers().stream()
                .map(answer -> new Annotation(new Link(label(answer), page(answer.tenant(), controlPlane))))
                .toList();
        return JsonText.of(Map.of("Parallax gate", annotations));
    }

    private static String label(GateAnswers.Answer answer) {
        String label = Printable.of(answer.tenant() + ": " + answer.decision()
                + (answer.honoured() ? ", overridden" : "") + "; " + GateText.deciding(answer.answer()));
        return label.substring(
                0, label.offsetByCodePoints(0, Math.min(LONGEST_LABEL, label.codePointCount(0, label.length()))));
    }

    private static String page(Tenant tenant, URI controlPlane) {
        String root = controlPlane.toString();
        return (root.endsWith("/") ? root : root + "/") + "tenants/"
                + URLEncoder.encode(tenant.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
