package dev.parallax.rules.path;

/** Answers filters of rule paths about one member or element of the documents at hand. */
@FunctionalInterface
public interface FilterProbe {

    /** No value to ask: no filter holds. */
    FilterProbe NEVER = filter -> false;

    /** Whether the filter holds for the member or element being entered. */
    boolean holds(RulePath.Selector.Filter filter);
}
