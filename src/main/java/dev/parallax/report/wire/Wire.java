package dev.parallax.report.wire;

import org.jspecify.annotations.Nullable;

/** What a document must satisfy before it exists, whichever side of the wire it was made on. */
final class Wire {

    private Wire() {}

    static String kind(String expected, @Nullable String actual) {
        if (!expected.equals(actual)) {
            throw new IllegalArgumentException(
                    "kind must be '" + expected + "', got " + (actual == null ? "none" : "another"));
        }
        return expected;
    }

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("member '" + member + "' is missing");
        }
        return value;
    }
}
