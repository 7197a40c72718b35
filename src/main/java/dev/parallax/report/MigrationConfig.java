package dev.parallax.report;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.util.Optional;

/** What the migration is planned to be. */
@ConfigMapping(prefix = "parallax")
public interface MigrationConfig {

    /**
     * The day by which every tenant shall be ready, such as {@code 2027-03-31}. Unset: the board shows how the migration
     * goes, but not whether that is fast enough.
     */
    Optional<LocalDate> plannedEnd();
}
