package dev.parallax.capture;

import java.util.Locale;

/**
 * The name of a setting as it stands in configuration.
 *
 * @param key dotted, such as {@code parallax.legacy-url}
 */
public record SettingName(String key) {

    /** The same setting as an environment variable. */
    public String environment() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return key;
    }
}
