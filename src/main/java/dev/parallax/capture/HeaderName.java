package dev.parallax.capture;

/**
 * The name of a header field; compared without regard to case.
 *
 * @param text a token as of RFC 9110 §5.6.2
 */
public record HeaderName(String text) {

    private static final String MARKS = "!#$%&'*+-.^_`|~";

    /**
     * Reads a header name as an operator writes it.
     *
     * @throws InvalidSettingException if {@code text} is no token
     */
    public static HeaderName parse(SettingName setting, String text) {
        if (text.isEmpty() || !text.chars().allMatch(HeaderName::isTokenCharacter)) {
            throw new InvalidSettingException(setting, "'" + text + "'", "the name of a header");
        }
        return new HeaderName(text);
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
