package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule in force, or an expired one.
 *
 * @param id unique in its rule book
 * @param operations globs over operation ids
 * @param tenants globs over tenant names
 * @param at where in a reply
 * @param treatment how values there are compared, such as {@code ignore}
 * @param because why the difference is no bug
 * @param owner who answers for it
 * @param until last day it holds
 * @param expired whether that day has passed, so that it no longer works
 * @param approver who allowed an over-broad one; left out if nobody had to
 * @param masked how many differences it has masked so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleLine(
        String id,
        List<String> operations,
        List<String> tenants,
        String at,
        String treatment,
        String because,
        String owner,
        LocalDate until,
        boolean expired,
        @Nullable String approver,
        long masked) {

    /** Copies the lists. */
    public RuleLine {
        operations = List.copyOf(Wire.required("operations", operations));
        tenants = List.copyOf(Wire.required("tenants", tenants));
    }
}
