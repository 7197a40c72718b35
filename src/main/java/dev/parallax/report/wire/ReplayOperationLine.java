package dev.parallax.report.wire;

/**
 * What the replayed reads of one operation came to.
 *
 * @param operation its id
 * @param match agreed
 * @param mismatch differed while the data stood still
 * @param unstable the data moved
 * @param vacuous agreed and proved nothing
 * @param notCompared could not be compared
 */
public record ReplayOperationLine(
        String operation, long match, long mismatch, long unstable, long vacuous, long notCompared) {

    /**
     * @throws IllegalArgumentException if a required member is missing
     */
    public ReplayOperationLine {
        Wire.required("operation", operation);
    }
}
