package dev.parallax.report.page;

/** Writes a member step of a pattern the way the comparison does, so that masked places are found again. */
final class PatternStep {

    private PatternStep() {}

    static String member(String name) {
        if (!name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars()
                        .allMatch(c -> c == '_' || (c < 128 ? Character.isLetterOrDigit(c) : Character.isLetter(c)))) {
            return "." + name;
        }
        return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }
}
