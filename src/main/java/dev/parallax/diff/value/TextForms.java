package dev.parallax.diff.value;

import com.google.re2j.Pattern;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.Treatment.TextStep;
import dev.parallax.rules.Treatment.UrlPart;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Rewrites text as rules ask, both sides alike, before it is compared: replace, then text, then url. */
public final class TextForms {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextForms() {}

    /** Whether some rule rewrites text here. */
    public static boolean any(PlaceRules here) {
        return !here.none()
                && (here.find(Treatment.Replace.class) != null
                        || here.find(Treatment.TextForm.class) != null
                        || here.find(Treatment.UrlIgnoring.class) != null);
    }

    public static String replace(String text, Applied<Treatment.Replace> rule) {
        return rule.treatment()
                .regex()
                .matcher(text)
                .replaceAll(rule.treatment().with());
    }

    public static String form(String text, Applied<Treatment.TextForm> rule) {
        Set<TextStep> steps = rule.treatment().steps();
        String formed = text;
        if (steps.contains(TextStep.TRIM)) {
            formed = formed.strip();
        }
        if (steps.contains(TextStep.LOWERCASE)) {
            formed = formed.toLowerCase(Locale.ROOT);
        }
        if (steps.contains(TextStep.NFC)) {
            formed = Normalizer.normalize(formed, Normalizer.Form.NFC);
        }
        if (steps.contains(TextStep.COLLAPSE)) {
            formed = SPACES.matcher(formed).replaceAll(" ");
        }
        return formed;
    }

    /** The URL without the ignored parts; text that is no absolute or network-path URL unchanged. */
    public static String url(String text, Applied<Treatment.UrlIgnoring> rule) {
        Set<UrlPart> ignored = rule.treatment().parts();
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return text;
        }
        if (uri.getHost() == null) {
            return text;
        }
        StringBuilder kept = new StringBuilder("url:");
        if (!ignored.contains(UrlPart.SCHEME) && uri.getScheme() != null) {
            kept.append(uri.getScheme().toLowerCase(Locale.ROOT)).append(':');
        }
        kept.append("//");
        if (!ignored.contains(UrlPart.HOST)) {
            kept.append(uri.getHost().toLowerCase(Locale.ROOT));
        }
        if (!ignored.contains(UrlPart.PORT) && uri.getPort() >= 0) {
            kept.append(':').append(uri.getPort());
        }
        kept.append(uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            kept.append('?').append(uri.getRawQuery());
        }
        if (uri.getRawFragment() != null) {
            kept.append('#').append(uri.getRawFragment());
        }
        return kept.toString();
    }

    /** The first rewriting rule here. */
    public static Applied<?> first(PlaceRules here) {
        Applied<?> replace = here.find(Treatment.Replace.class);
        Applied<?> form = here.find(Treatment.TextForm.class);
        Applied<?> url = here.find(Treatment.UrlIgnoring.class);
        return Objects.requireNonNull(replace != null ? replace : form != null ? form : url);
    }

    /** All rewriting rules here, in order. */
    public static String all(String text, PlaceRules here) {
        String formed = text;
        Applied<Treatment.Replace> replace = here.find(Treatment.Replace.class);
        if (replace != null) {
            formed = replace(formed, replace);
        }
        Applied<Treatment.TextForm> form = here.find(Treatment.TextForm.class);
        if (form != null) {
            formed = form(formed, form);
        }
        Applied<Treatment.UrlIgnoring> url = here.find(Treatment.UrlIgnoring.class);
        return url == null ? formed : url(formed, url);
    }
}
