package dev.parallax.report.access;

import java.util.regex.Pattern;

/**
 * Where somebody goes after logging in: a path of these pages, never another site.
 *
 * @param text as the {@code Location} field says it
 */
record ReturnPath(String text) {

    /** The first page. */
    static final ReturnPath HOME = new ReturnPath("/");

    /** A browser takes {@code //host}, {@code /\host} and what has controls in it for other things than a path. */
    private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,500}");

    /** That path where it is one of these pages', otherwise the first page. */
    static ReturnPath of(String asked) {
        boolean fits = SAFE.matcher(asked).matches() && !asked.startsWith("/login") && !asked.startsWith("/logout");
        return fits ? new ReturnPath(asked) : HOME;
    }
}
