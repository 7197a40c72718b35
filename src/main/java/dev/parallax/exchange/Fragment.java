package dev.parallax.exchange;

/** One side's value at a difference: absent, or JSON text, cut to a bound. Absent is not {@code null}. */
public sealed interface Fragment {

    /** There is no value there. */
    record Absent() implements Fragment {}

    /**
     * A value.
     *
     * @param text JSON text for a place in a JSON body, plain text otherwise; possibly only its beginning
     * @param bytes length of the whole value in bytes, as sent
     * @param cut whether {@code text} is only the beginning
     */
    record Present(String text, int bytes, boolean cut) implements Fragment {

        /** Length only: a value must not reach a log. */
        @Override
        public String toString() {
            return "Present[" + bytes + " bytes]";
        }
    }

    /** No value. */
    static Fragment absent() {
        return new Absent();
    }
}
