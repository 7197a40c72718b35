package dev.parallax.evidence.gather;

import dev.parallax.exchange.SensitiveNames;

/**
 * Takes the values of sensitive keys out of JSON text, whole or cut off, in one pass; a container under such a key goes as
 * a whole. Text that is no JSON comes out as it went in.
 */
final class JsonRedaction {

    private final String text;
    private final SensitiveNames names;
    private final StringBuilder redacted;
    private int position;

    private JsonRedaction(String text, SensitiveNames names) {
        this.text = text;
        this.names = names;
        this.redacted = new StringBuilder(text.length());
    }

    static String redact(String text, SensitiveNames names) {
        return new JsonRedaction(text, names).run();
    }

    private String run() {
        while (position < text.length()) {
            if (text.charAt(position) != '"') {
                redacted.append(text.charAt(position++));
                continue;
            }
            int start = position;
            skipString();
            redacted.append(text, start, position);
            int colon = afterSpace(position);
            boolean isKey = colon < text.length() && text.charAt(colon) == ':';
            if (isKey && names.contains(unescaped(text.substring(start + 1, Math.max(start + 1, position - 1))))) {
                int value = afterSpace(colon + 1);
                redacted.append(text, position, value)
                        .append('"')
                        .append(Redactor.REDACTED)
                        .append('"');
                position = value;
                skipValue();
            }
        }
        return redacted.toString();
    }

    private int afterSpace(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void skipString() {
        for (position++; position < text.length(); position++) {
            if (text.charAt(position) == '\\') {
                position++;
            } else if (text.charAt(position) == '"') {
                position++;
                break;
            }
        }
        position = Math.min(position, text.length());
    }

    private void skipValue() {
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                depth++;
                position++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return;
                }
                depth--;
                position++;
            } else if (depth == 0 && (c == ',' || Character.isWhitespace(c))) {
                return;
            } else {
                position++;
                continue;
            }
            if (depth == 0) {
                return;
            }
        }
    }

    /** Keys may be written with {@code \\u} escapes to slip through. */
    private static String unescaped(String key) {
        if (key.indexOf('\\') < 0) {
            return key;
        }
        StringBuilder plain = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            boolean escape = key.charAt(i) == '\\' && i + 5 < key.length() && key.charAt(i + 1) == 'u';
            if (escape) {
                int code = hex(key, i + 2);
                plain.append(code < 0 ? key.charAt(i) : (char) code);
                i += code < 0 ? 0 : 5;
            } else {
                plain.append(key.charAt(i));
            }
        }
        return plain.toString();
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
