package dev.parallax.evidence.gather;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.ReadRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is kept of an observation: how it is redacted, and whether bodies are kept. Immutable. */
public final class Evidencing {

    private static final int DIFFERENCES_PER_SAMPLE = 200;

    private final Redactor redactor;
    private final boolean keepBodies;
    private final Requests requests;

    /**
     * @param names further names of parameters, keys and headers whose values are never kept
     * @param patterns further forms of secrets that are never kept
     * @param keepBodies whether examples keep whole bodies, redacted
     */
    public Evidencing(Collection<String> names, Collection<Pattern> patterns, boolean keepBodies) {
        this(names, patterns, RedactedPaths.NONE, keepBodies, Set.of());
    }

    /**
     * @param names further names of parameters, keys and headers whose values are never kept
     * @param patterns further forms of secrets that are never kept
     * @param paths places in bodies at and below which nothing is kept
     * @param keepBodies whether examples keep whole bodies, redacted, and reads to be asked again theirs
     * @param requestHeaders names of the request headers that are kept to ask a read again; a credential never is
     */
    public Evidencing(
            Collection<String> names,
            Collection<Pattern> patterns,
            RedactedPaths paths,
            boolean keepBodies,
            Collection<String> requestHeaders) {
        this.redactor = new Redactor(names, patterns, paths);
        this.keepBodies = keepBodies;
        this.requests = new Requests(redactor, requestHeaders, keepBodies);
    }

    /** What is kept of a request to ask it again; empty if it cannot be kept whole. */
    Optional<Repeat> repeat(ReadRequest request) {
        return requests.kept(request);
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
