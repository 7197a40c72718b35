package dev.parallax.serve;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be served with. */
public final class SettingsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * @param problems one line each: the setting, what it got, what it accepts
     */
    public SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, one line each. */
    public List<String> problems() {
        return problems;
    }
}
