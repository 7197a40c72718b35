package dev.parallax.evidence;

/**
 * Names a discrepancy: its fingerprint over operation, kind, pattern and shape of the change.
 *
 * @param hex 16 lower-case hexadecimal digits
 */
public record DiscrepancyId(String hex) {

    @Override
    public String toString() {
        return hex;
    }
}
