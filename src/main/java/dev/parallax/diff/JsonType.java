package dev.parallax.diff;

import java.util.Locale;

/** The types of RFC 8259; true and false are one type. */
enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL;

    /** The type of the valid value that begins with this byte. */
    static JsonType of(byte first) {
        return switch (first) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case '"' -> STRING;
            case 't', 'f' -> BOOLEAN;
            case 'n' -> NULL;
            default -> NUMBER;
        };
    }

    boolean isContainer() {
        return this == OBJECT || this == ARRAY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
