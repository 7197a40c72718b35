package dev.parallax.diff.json;

import java.util.Locale;

/** The types of RFC 8259; true and false are one type. */
public enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL;

    /** The type of the valid value that begins with this byte. */
    public static JsonType of(byte first) {
        return switch (first) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case '"' -> STRING;
            case 't', 'f' -> BOOLEAN;
            case 'n' -> NULL;
            default -> NUMBER;
        };
    }

    public boolean isContainer() {
        return this == OBJECT || this == ARRAY;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
