package dev.parallax.cli;

import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands about rules are given. */
final class RulesOptions {

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the rules.")
    private Path directory;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description = "The day to judge by, as 2027-03-31: rules end. Default: today, UTC.")
    private @Nullable LocalDate day;

    Path directory() {
        return directory;
    }

    boolean json() {
        return format == OutputFormat.json;
    }

    LocalDate day() {
        return day == null ? LocalDate.now(Clock.systemUTC()) : day;
    }

    /** The book of the directory; refused with everything that is wrong. */
    RuleBook load() {
        return RuleBookLoader.load(directory);
    }
}
