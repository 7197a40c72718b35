package dev.parallax.diff.suggest;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;

/**
 * A difference that was seen once.
 *
 * @param operation in replies of which operation
 * @param pattern where
 * @param kind what sort
 * @param shape how the value changed, in words: what has one shape is taken for one change
 * @param legacy legacy's value
 * @param other the value it was compared with
 * @param against whose value that is
 */
public record SeenDifference(
        OperationId operation,
        PathPattern pattern,
        DifferenceKind kind,
        ChangeShape shape,
        Fragment legacy,
        Fragment other,
        Against against) {

    /** A difference that a comparison of two replies found. */
    public static SeenDifference of(OperationId operation, Difference difference, Against against) {
        return new SeenDifference(
                operation,
                difference.pattern(),
                difference.kind(),
                difference.shape(),
                difference.legacy(),
                difference.candidate(),
                against);
    }

    /** What legacy's value was compared with. */
    public enum Against {
        /** The candidate's. */
        CANDIDATE,
        /** Legacy's own, asked again: what differs here is noise, or data that moved. */
        ITSELF
    }
}
