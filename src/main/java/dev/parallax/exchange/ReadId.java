package dev.parallax.exchange;

/**
 * Identifies a captured read within one process run; also the trace id its shadow request carries.
 *
 * @param hex 32 lower-case hexadecimal digits, as a W3C trace id
 */
public record ReadId(String hex) {

    /**
     * @throws IllegalArgumentException if it is not 32 lower-case hexadecimal digits
     */
    public ReadId {
        boolean valid = hex.length() == 32;
        for (int i = 0; i < hex.length() && valid; i++) {
            char c = hex.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException("read id must be 32 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
