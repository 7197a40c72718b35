package dev.parallax.report;

import java.util.regex.Pattern;

/** What a check says, as an export shows it. */
final class CheckText {

    /** Parts of a second in a moment in UTC. */
    private static final Pattern FRACTION = Pattern.compile("(\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d{1,9}Z");

    private CheckText() {}

    /** As a sentence of its own, with moments to the second. */
    static String sentence(String text) {
        String plain = FRACTION.matcher(text.strip()).replaceAll("$1Z");
        return plain.isEmpty() || ".!?".indexOf(plain.charAt(plain.length() - 1)) >= 0 ? plain : plain + ".";
    }
}
