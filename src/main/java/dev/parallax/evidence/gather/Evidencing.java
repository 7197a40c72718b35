package dev.parallax.evidence.gather;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Outcome;
import java.util.Collection;
import java.util.List;

/** What is kept of an observation: how it is redacted, and whether bodies are kept. Immutable. */
public final class Evidencing {

    private static final int DIFFERENCES_PER_SAMPLE = 200;

    private final Redactor redactor;
    private final boolean keepBodies;

    /**
     * @param names further names of parameters, keys and headers whose values are never kept
     * @param patterns further forms of secrets that are never kept
     * @param keepBodies whether examples keep whole bodies, redacted
     */
    public Evidencing(Collection<String> names, Collection<Pattern> patterns, boolean keepBodies) {
        this.redactor = new Redactor(names, patterns);
        this.keepBodies = keepBodies;
    }

    Redactor redactor() {
        return redactor;
    }

    boolean keepBodies() {
        return keepBodies;
    }

    /** What an outcome shows as discrepancies. */
    static List<Difference> differences(Outcome outcome) {
        return outcome instanceof Outcome.Mismatch mismatch
                ? mismatch.differences()
                : outcome instanceof Outcome.Match match ? match.notes() : List.of();
    }

    /** What an example keeps of them: of very many the first ones, redacted. */
    List<Difference> kept(Outcome outcome) {
        return differences(outcome).stream()
                .limit(DIFFERENCES_PER_SAMPLE)
                .map(redactor::difference)
                .toList();
    }
}
