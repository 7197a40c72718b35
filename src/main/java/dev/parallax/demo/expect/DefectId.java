package dev.parallax.demo.expect;

/**
 * Names a planted defect.
 *
 * @param text a few words joined by hyphens
 */
public record DefectId(String text) {

    @Override
    public String toString() {
        return text;
    }
}
