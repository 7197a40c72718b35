package dev.parallax.report;

import dev.parallax.report.wire.PageLine;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list somebody wants.
 *
 * @param number from 0
 * @param size entries a page, 1 to {@value #MAX_SIZE}
 */
record PageRequest(int number, int size) {

    static final int DEFAULT_SIZE = 50;
    static final int MAX_SIZE = 500;

    /**
     * @throws Problem 400 if a figure is out of range
     */
    PageRequest {
        if (number < 0) {
            throw Problem.malformed(new Problem.Field("page"), "page must be 0 or more.");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw Problem.malformed(new Problem.Field("size"), "size must be 1 to " + MAX_SIZE + ".");
        }
    }

    /**
     * From query parameters.
     *
     * @throws Problem 400 if one is no whole number or out of range
     */
    static PageRequest of(@Nullable String page, @Nullable String size) {
        return new PageRequest(
                whole(new Problem.Field("page"), page, 0), whole(new Problem.Field("size"), size, DEFAULT_SIZE));
    }

    /** Number of the first entry, from 0; a page beyond counting stands for a page beyond the end. */
    int offset() {
        return (int) Math.min((long) number * size, Integer.MAX_VALUE);
    }

    <T> List<T> cut(List<T> all) {
        long from = Math.min((long) number * size, all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    PageLine line(long total, UriInfo uri) {
        boolean last = (number + 1L) * size >= total;
        return new PageLine(number, size, total, last ? null : address(uri, number + 1));
    }

    @Nullable
    String previous(UriInfo uri) {
        return number == 0 ? null : address(uri, number - 1);
    }

    private static String address(UriInfo uri, int page) {
        URI absolute =
                uri.getRequestUriBuilder().replaceQueryParam("page", page).build();
        return absolute.getRawPath() + "?" + absolute.getRawQuery();
    }

    private static int whole(Problem.Field field, @Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notWhole) {
            throw Problem.malformed(field, field.path() + " must be a whole number.");
        }
    }
}
