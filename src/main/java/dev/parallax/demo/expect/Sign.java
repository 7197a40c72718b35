package dev.parallax.demo.expect;

import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Severity;

/**
 * What a planted defect looks like to Parallax at one place.
 *
 * @param kind what sort of difference
 * @param pattern where in the reply
 * @param severity how bad
 */
public record Sign(DifferenceKind kind, PathPattern pattern, Severity severity) {

    @Override
    public String toString() {
        return kind + " at " + pattern + " (" + severity + ")";
    }
}
