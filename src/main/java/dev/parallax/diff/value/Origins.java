package dev.parallax.diff.value;

import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Side;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The addresses the two sides are reached at, which they write into links, {@code Location} and problem types. A text that
 * differs only in that each side names its own is no difference; it is counted under the built-in rule {@link #RULE}.
 * Immutable.
 */
public final class Origins {

    /** What places are counted under where each side named its own origin. */
    public static final RuleId RULE = new RuleId("parallax.origins");

    /** Nothing is known of the sides' addresses, so nothing is equivalent. */
    public static final Origins UNKNOWN = new Origins(List.of(), List.of());

    /** Stands for a side's own origin; no URL holds a blank. */
    private static final String OWN = " own ";

    private final List<String> legacy;
    private final List<String> candidate;

    private Origins(List<String> legacy, List<String> candidate) {
        this.legacy = legacy;
        this.candidate = candidate;
    }

    /** The origins of these two base URLs; their paths do not matter. */
    public static Origins of(URI legacy, URI candidate) {
        return new Origins(spellings(legacy), spellings(candidate));
    }

    /** Scheme and authority as they may be written: the default port with and without. The longer one first. */
    private static List<String> spellings(URI base) {
        if (base.getScheme() == null || base.getHost() == null) {
            return List.of();
        }
        String scheme = base.getScheme().toLowerCase(Locale.ROOT);
        String bare = scheme + "://" + base.getHost().toLowerCase(Locale.ROOT);
        int defaultPort = scheme.equals("https") ? 443 : 80;
        int port = base.getPort() < 0 ? defaultPort : base.getPort();
        return port == defaultPort ? List.of(bare + ":" + port, bare) : List.of(bare + ":" + port);
    }

    /** Whether both sides' addresses are known. */
    public boolean areKnown() {
        return !legacy.isEmpty() && !candidate.isEmpty();
    }

    /** Whether these texts are the same but for each side naming its own origin, at least once. */
    public boolean equivalent(String legacyText, String candidateText) {
        return areKnown()
                && (legacyText.contains("://") || candidateText.contains("://"))
                && withoutOwn(Side.LEGACY, legacyText).equals(withoutOwn(Side.CANDIDATE, candidateText));
    }

    /** Whether the JSON string may hold an origin: some {@code ://}, with the slashes escaped or not. */
    public static boolean mayStandIn(byte[] doc, int from, int to) {
        for (int at = from; at < to - 3; at++) {
            if (doc[at] == ':' && (doc[at + 1] == '/' || doc[at + 1] == '\\')) {
                return true;
            }
        }
        return false;
    }

    /** The text with the side's own origin replaced by something that is the same for both sides. */
    public String withoutOwn(Side side, String text) {
        String result = text;
        for (String origin : side == Side.LEGACY ? legacy : candidate) {
            result = replaced(result, origin);
        }
        return result;
    }

    private static String replaced(String text, String origin) {
        int found = indexOf(text, origin, 0);
        if (found < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        while (found >= 0) {
            int end = found + origin.length();
            boolean whole = end == text.length() || !continuesAuthority(text.charAt(end));
            result.append(text, from, found).append(whole ? OWN : text.substring(found, end));
            from = end;
            found = indexOf(text, origin, from);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static int indexOf(String text, String origin, int from) {
        for (int at = text.indexOf(':', from); at >= 0; at = text.indexOf(':', at + 1)) {
            int start = at - origin.indexOf(':');
            if (start >= from && text.regionMatches(true, start, origin, 0, origin.length())) {
                return start;
            }
        }
        return -1;
    }

    /** {@code http://legacy} is not the origin of {@code http://legacy.example.org} or {@code http://legacy:81}. */
    private static boolean continuesAuthority(char c) {
        return Character.isLetterOrDigit(c) || ".-_:@%".indexOf(c) >= 0;
    }
}
