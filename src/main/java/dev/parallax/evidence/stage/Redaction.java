package dev.parallax.evidence.stage;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import dev.parallax.evidence.gather.RedactedPaths;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePathSyntaxException;
import java.util.List;

/** What the settings say is never kept, read into patterns and paths. */
public final class Redaction {

    private static final SettingName PATTERNS = new SettingName("parallax.evidence.samples.redact-patterns");
    private static final SettingName PATHS = new SettingName("parallax.evidence.samples.redact-paths");

    private Redaction() {}

    /**
     * Refuses settings that cannot be used.
     *
     * @throws InvalidSettingException for the first pattern or path that cannot be used
     */
    public static void requireUsable(EvidenceConfig.Samples samples) {
        patterns(samples);
        paths(samples);
    }

    static List<Pattern> patterns(EvidenceConfig.Samples samples) {
        return samples.redactPatterns().orElse(List.of()).stream()
                .map(Redaction::pattern)
                .toList();
    }

    static RedactedPaths paths(EvidenceConfig.Samples samples) {
        return new RedactedPaths(samples.redactPaths().orElse(List.of()).stream()
                .map(Redaction::path)
                .toList());
    }

    private static Pattern pattern(String written) {
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException invalid) {
            throw new InvalidSettingException(
                    PATTERNS,
                    "'" + written + "'",
                    "regular expressions (RE2), comma-separated: " + invalid.getMessage());
        }
    }

    private static RulePath path(String written) {
        RulePath path;
        try {
            path = RulePath.parse(written);
        } catch (RulePathSyntaxException invalid) {
            String meant = invalid.suggestion() == null ? "" : "; did you mean " + invalid.suggestion() + "?";
            throw refused(written, "at character " + (invalid.offset() + 1) + ", " + invalid.getMessage() + meant);
        }
        RedactedPaths.obstacle(path).ifPresent(step -> {
            throw refused(
                    written,
                    step
                            + " cannot be followed in a body that is cut off or broken; name the place with an index, a name,"
                            + " '*' or '..' instead");
        });
        return path;
    }

    private static InvalidSettingException refused(String written, String why) {
        return new InvalidSettingException(
                PATHS,
                "'" + written + "'",
                "paths such as $.customer.card, comma-separated, a comma within one written '\\,': " + why);
    }
}
