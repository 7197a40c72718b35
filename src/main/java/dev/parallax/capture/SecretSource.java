package dev.parallax.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a secret comes from: never from the setting itself, which is shown in process lists and in bug reports. */
public sealed interface SecretSource {

    /** How it is written. */
    String ACCEPTED = "env:VARIABLE or file:/path";

    /**
     * Reads the secret.
     *
     * @param setting to be named should it not be there
     * @throws InvalidSettingException if it is not there, is empty, or holds what no header may
     */
    String read(SettingName setting);

    /**
     * The source of that description.
     *
     * @param environment looks up a variable; null if there is none of that name
     * @throws InvalidSettingException if it describes none
     */
    static SecretSource parse(SettingName setting, String text, UnaryOperator<@Nullable String> environment) {
        if (text.startsWith("env:") && text.length() > 4) {
            return new Variable(text.substring(4), environment);
        }
        if (text.startsWith("file:") && text.length() > 5) {
            return new Content(Path.of(text.substring(5)));
        }
        // Not echoed: it may be the secret itself, written where its source belongs.
        throw new InvalidSettingException(setting, "set to something else", ACCEPTED);
    }

    /**
     * An environment variable.
     *
     * @param name of it
     * @param environment looks it up
     */
    record Variable(String name, UnaryOperator<@Nullable String> environment) implements SecretSource {
        @Override
        public String read(SettingName setting) {
            String value = environment.apply(name);
            if (value == null) {
                throw new InvalidSettingException(setting, "env:" + name, "a variable that is set");
            }
            return checked(setting, value);
        }
    }

    /**
     * A file, its surrounding white space left out.
     *
     * @param path of it
     */
    record Content(Path path) implements SecretSource {
        @Override
        public String read(SettingName setting) {
            try {
                return checked(setting, Files.readString(path, StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new InvalidSettingException(setting, "file:" + path, "a file that can be read");
            }
        }
    }

    private static String checked(SettingName setting, String secret) {
        String value = secret.strip();
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new InvalidSettingException(
                    setting, "a secret that no header can hold", "one line of printable ASCII");
        }
        return value;
    }
}
