package dev.parallax.exchange;

/**
 * How a value changed, in words and without the value: {@code number became string}, {@code offset +00:00 became none}.
 * Part of a discrepancy's fingerprint, so it must not depend on tenant or raw value.
 *
 * @param text a short clause in lower case, at most 200 characters
 */
public record ChangeShape(String text) {

    @Override
    public String toString() {
        return text;
    }
}
