package dev.parallax.report.job;

/**
 * Names a job; cannot be guessed.
 *
 * @param text letters, digits and hyphens
 */
public record JobId(String text) {

    @Override
    public String toString() {
        return text;
    }
}
