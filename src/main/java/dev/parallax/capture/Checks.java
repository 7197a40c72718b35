package dev.parallax.capture;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;

/** What numbers, sizes and durations in configuration must satisfy. */
public final class Checks {

    private Checks() {}

    /**
     * A number that must not be too small.
     *
     * @throws InvalidSettingException if {@code value} is under {@code least}
     */
    public static int atLeast(SettingName setting, int least, int value) {
        if (value < least) {
            throw new InvalidSettingException(setting, String.valueOf(value), "at least " + least);
        }
        return value;
    }

    /**
     * A duration a timer can wait.
     *
     * @throws InvalidSettingException if {@code value} is zero, negative or over 24 days, the longest a timer can wait
     */
    public static Duration positive(SettingName setting, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(24)) > 0) {
            throw new InvalidSettingException(setting, value.toString(), "a positive duration of at most 24 days");
        }
        return value;
    }

    /**
     * A size an array can have.
     *
     * @return bytes
     * @throws InvalidSettingException if {@code value} is zero or over 1 GiB
     */
    public static int bytes(SettingName setting, MemorySize value) {
        long bytes = value.asLongValue();
        if (bytes <= 0 || bytes > 1L << 30) {
            throw new InvalidSettingException(setting, bytes + " bytes", "more than nothing and at most 1G");
        }
        return (int) bytes;
    }
}
