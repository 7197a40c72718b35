package dev.parallax.exchange;

/**
 * One place where a pair differs and no rule allows it.
 *
 * @param at where, on both sides
 * @param pattern where, with indexes as {@code *}
 * @param kind what sort
 * @param severity how bad
 * @param legacy legacy's value there
 * @param candidate the candidate's value there
 * @param shape how the value changed, in words
 */
public record Difference(
        Location at,
        PathPattern pattern,
        DifferenceKind kind,
        Severity severity,
        Fragment legacy,
        Fragment candidate,
        ChangeShape shape) {}
