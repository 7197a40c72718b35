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
            if (isKey && names.contains(JsonStrings.unescaped(text, start + 1, position - 1))) {
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
        position = Math.min(JsonStrings.end(text, position), text.length());
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
}
