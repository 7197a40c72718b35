package dev.parallax.diff.header;

import java.util.ArrayList;
import java.util.List;

/** Takes the text of a field apart where quoted strings (RFC 9110 §5.6.4) may hold anything. */
final class FieldText {

    private FieldText() {}

    /** The parts between {@code separator} outside quotes and angle brackets, without blanks around them; no empty ones. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean bracketed = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"' && !bracketed) {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                bracketed = true;
            } else if (c == '>' && !quoted) {
                bracketed = false;
            } else if (c == separator && !quoted && !bracketed) {
                keep(text.substring(from, at), parts);
                from = at + 1;
            }
        }
        keep(text.substring(from), parts);
        return parts;
    }

    private static void keep(String part, List<String> parts) {
        String stripped = part.strip();
        if (!stripped.isEmpty()) {
            parts.add(stripped);
        }
    }

    /** Without the quotes of a quoted string. */
    static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int at = 1; at < value.length() - 1; at++) {
            if (value.charAt(at) == '\\' && at + 1 < value.length() - 1) {
                at++;
            }
            plain.append(value.charAt(at));
        }
        return plain.toString();
    }
}
