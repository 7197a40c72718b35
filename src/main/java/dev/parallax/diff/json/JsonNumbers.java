package dev.parallax.diff.json;

/** The number grammar of RFC 8259 §6. */
public final class JsonNumbers {

    private JsonNumbers() {}

    /** Whether the whole text is a JSON number. */
    public static boolean isNumber(String text) {
        int at = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int digits = digits(text, at);
        if (digits == at || (text.charAt(at) == '0' && digits > at + 1)) {
            return false;
        }
        at = digits;
        if (at < text.length() && text.charAt(at) == '.') {
            digits = digits(text, at + 1);
            if (digits == at + 1) {
                return false;
            }
            at = digits;
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits = digits(text, at);
            return digits > at && digits == text.length();
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
