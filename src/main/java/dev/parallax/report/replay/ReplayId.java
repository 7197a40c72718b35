package dev.parallax.report.replay;

/**
 * Names a replay; cannot be guessed.
 *
 * @param text letters, digits and hyphens
 */
public record ReplayId(String text) {

    @Override
    public String toString() {
        return text;
    }
}
