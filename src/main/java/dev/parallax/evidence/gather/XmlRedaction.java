package dev.parallax.evidence.gather;

import dev.parallax.exchange.SensitiveNames;

/**
 * Takes the values of sensitive names out of XML text, whole or cut off, in one pass: attributes, and all that is in an
 * element whose name, or an attribute of which, names something sensitive ({@code <param name="password">}). Comments,
 * processing instructions and document types go too, since anything may stand in them. Text that is no XML comes out as it
 * went in, but for what would be tags.
 */
final class XmlRedaction {

    private static final String CDATA = "<![CDATA[";
    private static final String DECLARATION = "<?xml ";

    /** Longest value of an attribute that is taken for a name. */
    private static final int MAX_NAME = 64;

    private final String text;
    private final SensitiveNames names;
    private final StringBuilder redacted;
    private int position;

    private XmlRedaction(String text, SensitiveNames names) {
        this.text = text;
        this.names = names;
        this.redacted = new StringBuilder(text.length());
    }

    static String redact(String text, SensitiveNames names) {
        return new XmlRedaction(text, names).run();
    }

    private String run() {
        while (position < text.length()) {
            if (text.charAt(position) != '<') {
                redacted.append(text.charAt(position++));
            } else if (text.startsWith(CDATA, position)) {
                int end = after("]]>", position + CDATA.length());
                redacted.append(text, position, end);
                position = end;
            } else if (isMarkup(position)) {
                markup();
            } else {
                tag();
            }
        }
        return redacted.toString();
    }

    private void markup() {
        int end = afterMarkup(position);
        if (text.startsWith(DECLARATION, position)) {
            redacted.append(text, position, end);
        } else {
            redacted.append("<!--").append(Redactor.REDACTED).append("-->");
        }
        position = end;
    }

    private void tag() {
        int start = position;
        int end = afterTag(start);
        String name = name(start);
        boolean opens = text.charAt(Math.min(start + 1, text.length() - 1)) != '/';
        boolean sensitive = opens && (names.contains(name) || namesSomething(start, end));
        if (opens) {
            attributes(start, end, sensitive);
        } else {
            redacted.append(text, start, end);
        }
        position = end;
        if (sensitive && !isClosed(end)) {
            redacted.append(Redactor.REDACTED);
            skipContent();
        }
    }

    /** Whether the value of some attribute says that what belongs to it is sensitive. */
    private boolean namesSomething(int start, int end) {
        for (int at = quote(start, end); at < end; at = quote(close(at, end) + 1, end)) {
            String value = text.substring(at + 1, Math.max(at + 1, close(at, end)));
            if (value.length() <= MAX_NAME && names.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the tag, without the values of its attributes that are sensitive, or of all. */
    private void attributes(int start, int end, boolean all) {
        int from = start;
        for (int at = quote(start, end); at < end; at = quote(from, end)) {
            int close = close(at, end);
            String attribute = attributeBefore(at);
            String value = text.substring(at + 1, Math.max(at + 1, close));
            boolean names = value.length() <= MAX_NAME && this.names.contains(value);
            boolean sensitive = this.names.contains(attribute) || (all && !names);
            redacted.append(text, from, at + 1);
            redacted.append(sensitive ? Redactor.REDACTED : value);
            redacted.append(text, close, Math.min(close + 1, end));
            from = Math.min(close + 1, end);
        }
        redacted.append(text, from, end);
    }

    private String attributeBefore(int quote) {
        int to = quote;
        while (to > 0 && (text.charAt(to - 1) == '=' || Character.isWhitespace(text.charAt(to - 1)))) {
            to--;
        }
        int from = to;
        while (from > 0 && isName(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, to);
    }

    private static boolean isName(char c) {
        return c == '-' || c == '_' || c == '.' || Character.isLetterOrDigit(c);
    }

    /** Passes over all up to the end tag of the element come into, or to the end. */
    private void skipContent() {
        int depth = 1;
        while (position < text.length() && depth > 0) {
            if (text.charAt(position) != '<') {
                position++;
            } else if (text.startsWith(CDATA, position)) {
                position = after("]]>", position + CDATA.length());
            } else if (isMarkup(position)) {
                position = afterMarkup(position);
            } else {
                int end = afterTag(position);
                boolean closes = position + 1 < text.length() && text.charAt(position + 1) == '/';
                depth += closes ? -1 : isClosed(end) ? 0 : 1;
                if (depth == 0) {
                    redacted.append(text, position, end);
                }
                position = end;
            }
        }
    }

    private boolean isMarkup(int at) {
        return text.startsWith("<!", at) || text.startsWith("<?", at);
    }

    private int afterMarkup(int at) {
        if (text.startsWith("<!--", at)) {
            return after("-->", at + 4);
        }
        if (text.startsWith("<?", at)) {
            return after("?>", at + 2);
        }
        int brackets = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '>' && brackets <= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int after(String wanted, int from) {
        int found = text.indexOf(wanted, from);
        return found < 0 ? text.length() : found + wanted.length();
    }

    /** The place after the {@code >} that ends the tag; one within quotes does not. */
    private int afterTag(int start) {
        char quote = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length();
    }

    /** The element's name without its prefix. */
    private String name(int tag) {
        int from = tag + 1;
        int to = from;
        while (to < text.length() && (isName(text.charAt(to)) || text.charAt(to) == ':')) {
            from = text.charAt(to) == ':' ? to + 1 : from;
            to++;
        }
        return text.substring(from, to);
    }

    private boolean isClosed(int tagEnd) {
        return tagEnd >= 2 && text.charAt(tagEnd - 1) == '>' && text.charAt(tagEnd - 2) == '/';
    }

    private int quote(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != '"' && text.charAt(at) != '\'') {
            at++;
        }
        return at;
    }

    private int close(int quote, int end) {
        int at = quote + 1;
        while (at < end && text.charAt(at) != text.charAt(quote)) {
            at++;
        }
        return at;
    }
}
