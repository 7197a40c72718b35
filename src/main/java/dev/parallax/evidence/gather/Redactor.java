package dev.parallax.evidence.gather;

import com.google.re2j.Pattern;
import dev.parallax.diff.media.MediaType;
import dev.parallax.diff.media.Notation;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.SensitiveNames;
import dev.parallax.exchange.Target;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of an example what must not be kept, before anything is queued: values under sensitive names, and whatever has
 * the form of a known secret wherever it stands; where paths are configured, also what stands there in a body. Of headers only a
 * short list is kept at all. Immutable, linear time.
 */
final class Redactor {

    /** Stands where something was taken out. */
    static final String REDACTED = "[redacted]";

    private static final Set<String> KEPT_HEADERS = Set.of(
            "age",
            "allow",
            "cache-control",
            "content-encoding",
            "content-language",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "deprecation",
            "etag",
            "expires",
            "last-modified",
            "link",
            "retry-after",
            "server",
            "sunset",
            "transfer-encoding",
            "vary",
            "x-request-id");

    /** JSON Web Tokens, keys and tokens of well-known services, key blocks, credentials in URLs and schemes. */
    private static final Pattern SECRET = Pattern.compile(String.join(
            "|",
            "eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*)?",
            "(?:AKIA|ASIA)[0-9A-Z]{16}",
            "gh[pousr]_[A-Za-z0-9]{20,}",
            "github_pat_[A-Za-z0-9_]{20,}",
            "glpat-[A-Za-z0-9_-]{16,}",
            "xox[abeoprs]-[A-Za-z0-9-]{10,}",
            "(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}",
            "sk-[A-Za-z0-9_-]{20,}",
            "AIza[0-9A-Za-z_-]{30,}",
            "(?i:bearer|basic)(?: |%20|\\+)+[A-Za-z0-9._~+/=%-]{8,}",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?",
            "(?i:[?&;][a-z0-9_.-]*(?:token|secret|passw|api_?key|accesskey|signature|session|credential)[a-z0-9_.-]*"
                    + "=[^&\\s\"'<>]+)",
            "[a-z][a-z0-9+.-]*://[^/@\\s\"]*:[^/@\\s\"]+@"));

    private final SensitiveNames names;
    private final List<Pattern> configured;
    private final RedactedPaths paths;
    private final PathDifferences differences;

    /**
     * @param names further names of parameters, keys and headers whose values are taken out
     * @param patterns further forms of secrets
     * @param paths places in bodies that are taken out
     */
    Redactor(Collection<String> names, Collection<Pattern> patterns, RedactedPaths paths) {
        this.names = new SensitiveNames(names);
        this.configured = List.copyOf(patterns);
        this.paths = paths;
        this.differences = new PathDifferences(paths);
    }

    /** The target with sensitive parameters' values taken out; their names stay. */
    Target target(Target target) {
        String path = secrets(target.path());
        if (target.query().isEmpty()) {
            return new Target(path);
        }
        return new Target(path + '?' + parameters(target.query()));
    }

    private String parameters(String form) {
        return Arrays.stream(form.split("&", -1)).map(this::parameter).collect(Collectors.joining("&"));
    }

    /** The few headers that are kept. */
    Headers headers(Headers headers) {
        return Headers.of(headers.fields().stream()
                .filter(field -> KEPT_HEADERS.contains(field.name().toLowerCase(Locale.ROOT)))
                .map(field -> new Headers.Field(field.name(), secrets(field.value())))
                .toList());
    }

    /** Whether neither the field's name nor its value says that it is a credential. */
    boolean isHarmless(Headers.Field field) {
        return !names.contains(field.name()) && secrets(field.value()).equals(field.value());
    }

    /**
     * A body that may be kept. One that cannot be looked into (encoded, binary, in UTF-16) is left out, and where there are
     * paths to take out, so is one that is not JSON from its beginning to its end.
     *
     * @return the text as UTF-8; empty if it was left out
     */
    Body body(Headers headers, Body body) {
        if (headers.first("Content-Encoding").isPresent()) {
            return Body.empty();
        }
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String content = new String(body.bytes(), StandardCharsets.UTF_8);
        if (!paths.isEmpty()) {
            content = withoutPaths(headers, content);
        }
        String kept;
        if (type.contains("xml")) {
            kept = isReadable(content) ? secrets(XmlRedaction.redact(content, names)) : "";
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            kept = isReadable(content) ? parameters(content) : "";
        } else if (type.contains("json")) {
            kept = content.indexOf('\0') < 0 ? text(content) : "";
        } else {
            kept = type.startsWith("text/") ? text(content) : "";
        }
        return Body.of(kept.getBytes(StandardCharsets.UTF_8));
    }

    /** Other notations are left out, though JSON may be in them: in those a path leads elsewhere. */
    private String withoutPaths(Headers headers, String content) {
        boolean elsewhere = Notation.of(MediaType.of(headers)).isPresent();
        return !elsewhere && isReadable(content)
                ? PathRedaction.redact(content, paths.root(), false).orElse("")
                : "";
    }

    /** Whether it was UTF-8: in another encoding names would not be recognised. */
    private static boolean isReadable(String content) {
        return content.indexOf('\0') < 0 && content.indexOf('\uFFFD') < 0;
    }

    /** The difference with both values redacted, as a whole where the place itself has a sensitive name or is on a path. */
    Difference difference(Difference found) {
        Difference difference = offPaths(found);
        boolean sensitive = isSensitive(difference.at());
        return new Difference(
                place(difference.at()),
                pattern(difference.pattern()),
                difference.kind(),
                difference.severity(),
                fragment(difference.legacy(), sensitive),
                fragment(difference.candidate(), sensitive),
                shape(difference.shape()));
    }

    /** The difference without what stands on a configured path; secrets may still be in it. */
    Difference offPaths(Difference found) {
        return differences.redacted(found);
    }

    /** Keys are values too: a token may be one. */
    PathPattern pattern(PathPattern pattern) {
        return new PathPattern(secrets(pattern.text()));
    }

    ChangeShape shape(ChangeShape shape) {
        return new ChangeShape(secrets(shape.text()));
    }

    /** Keys are values too: a token may be one. */
    private Location place(Location at) {
        return at instanceof Location.InBody body
                ? new Location.InBody(pointer(body.legacy()), pointer(body.candidate()))
                : at;
    }

    private JsonPointer pointer(JsonPointer pointer) {
        return new JsonPointer(secrets(pointer.text()));
    }

    private boolean isSensitive(Location at) {
        if (at instanceof Location.InHeader header) {
            return names.contains(header.name());
        }
        if (at instanceof Location.InBody body) {
            for (String key : body.legacy().text().split("/", -1)) {
                // In XML a name may stand behind its namespace.
                if (names.contains(key) || names.contains(key.substring(key.lastIndexOf('}') + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Fragment fragment(Fragment fragment, boolean sensitive) {
        if (fragment instanceof Fragment.Present present) {
            String text = sensitive ? REDACTED : text(present.text());
            return new Fragment.Present(text, present.bytes(), present.cut());
        }
        return fragment;
    }

    private String text(String text) {
        return secrets(JsonRedaction.redact(text, names));
    }

    private String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return secrets(parameter);
        }
        String name = parameter.substring(0, equals);
        return names.contains(decoded(name)) ? name + "=" + REDACTED : secrets(parameter);
    }

    /** Also where the secret is URL-encoded: then the whole text is taken out, since its parts cannot be told apart. */
    private String secrets(String text) {
        String redacted = replaceAll(SECRET, text);
        for (Pattern pattern : configured) {
            redacted = replaceAll(pattern, redacted);
        }
        if (redacted.indexOf('%') >= 0) {
            String decoded = decoded(redacted);
            boolean hidden = SECRET.matcher(decoded).find()
                    || configured.stream()
                            .anyMatch(pattern -> pattern.matcher(decoded).find());
            if (hidden) {
                return redacted.startsWith("/") ? "/" + REDACTED : REDACTED;
            }
        }
        return redacted;
    }

    private static String replaceAll(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(REDACTED);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
