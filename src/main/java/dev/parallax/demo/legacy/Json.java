package dev.parallax.demo.legacy;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Glues JSON together. Keeps track of commas and of nothing else, so callers must close what they open. */
final class Json {

    private final StringBuilder text = new StringBuilder(1024);
    private boolean first = true;

    Json open() {
        comma();
        text.append('{');
        first = true;
        return this;
    }

    Json close() {
        text.append('}');
        first = false;
        return this;
    }

    Json openList() {
        comma();
        text.append('[');
        first = true;
        return this;
    }

    Json closeList() {
        text.append(']');
        first = false;
        return this;
    }

    /** The key of the value that is written next. */
    Json key(String name) {
        comma();
        quote(name);
        text.append(':');
        first = true;
        return this;
    }

    Json number(long value) {
        comma();
        text.append(value);
        return this;
    }

    Json number(BigDecimal value) {
        comma();
        text.append(value.toPlainString());
        return this;
    }

    Json string(String value) {
        comma();
        quote(value);
        return this;
    }

    /** A key with text, or nothing at all where there is none. */
    Json optional(String name, @Nullable Object value) {
        return value == null ? this : key(name).string(value.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void comma() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
