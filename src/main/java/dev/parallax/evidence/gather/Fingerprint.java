package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.exchange.PathPattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What makes two differences one bug: the same operation, kind, pattern and shape of the change. Neither tenant nor value
 * nor severity counts, and keys that look like ids are one key.
 */
final class Fingerprint {

    private static final int BYTES = 8;

    /** A whole key that is a number, a UUID, or eight or more hexadecimal digits with a decimal one among them. */
    private static final String ID_LIKE =
            "(?:\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
                    + "|(?=[a-fA-F]{0,63}\\d)[0-9a-fA-F]{8,64})";

    private static final Pattern ID_LIKE_KEY =
            Pattern.compile("\\.(" + ID_LIKE + ")(?=[.\\[]|$)|\\['(" + ID_LIKE + ")'\\]");

    private Fingerprint() {}

    /** The name of what {@code kind} describes; its pattern is a {@link #general} one. */
    static DiscrepancyId of(Batch.Kind kind) {
        MessageDigest digest = sha256();
        for (String part : new String[] {
            kind.operation().value(),
            kind.kind().name(),
            kind.pattern().text(),
            kind.shape().text()
        }) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return new DiscrepancyId(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
    }

    /** The pattern with keys that look like ids as {@code *}. */
    static PathPattern general(PathPattern pattern) {
        return pattern.text().startsWith("$")
                ? new PathPattern(ID_LIKE_KEY.matcher(pattern.text()).replaceAll("[*]"))
                : pattern;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
