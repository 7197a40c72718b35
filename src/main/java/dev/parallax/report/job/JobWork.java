package dev.parallax.report.job;

import java.util.Locale;

/** What jobs do. The names, in lower case, are part of the API. */
public enum JobWork {
    /** Asks both sides for a tenant's recent reads again. */
    RECHECK,
    /** Judges kept examples again, under rules somebody edits. */
    BACKTEST,
    /** Asks both sides for recorded reads. */
    REPLAY;

    /** The word used in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
