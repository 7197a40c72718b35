package dev.parallax.report.wire;

/**
 * One side's value at a difference.
 *
 * @param text JSON text for a place in a JSON body, plain text otherwise; possibly only its beginning
 * @param bytes length of the whole value in bytes
 * @param cut whether {@code text} is only the beginning
 */
public record FragmentLine(String text, int bytes, boolean cut) {

    /** Refuses to lack a required member. */
    public FragmentLine {
        Wire.required("text", text);
    }

    /** Length only: a value must not reach a log. */
    @Override
    public String toString() {
        return "FragmentLine[" + bytes + " bytes]";
    }
}
