package dev.parallax.cli;

/** Text from a reply as it may be shown in a terminal: nothing in it moves the cursor, colours or turns the line round. */
final class Printable {

    private Printable() {}

    /** Control and format characters and half characters as {@code \\u001b}; everything else as it is. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean moves = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (moves) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }
}
