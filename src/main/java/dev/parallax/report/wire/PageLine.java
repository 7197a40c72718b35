package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a document holds.
 *
 * @param number which page, from 0
 * @param size entries a page holds at most
 * @param total entries of the whole list, after filters
 * @param next path and query of the next page; left out on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageLine(
        int number, int size, long total, @Nullable String next) {}
