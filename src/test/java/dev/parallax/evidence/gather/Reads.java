package dev.parallax.evidence.gather;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parallax.compare.Observation;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes reads and what became of them, with unique ids. */
public final class Reads {

    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    public static final RuleBookDigest RULES = new RuleBookDigest("a".repeat(64));
    public static final Operation LISTING = operation("listings.get", "/api/listings/{id}");
    public static final Operation SEARCH = operation("listings.search", "/api/listings");

    private static final AtomicLong NEXT = new AtomicLong();

    private Reads() {}

    public static Operation operation(String id, String path) {
        return new Operation(new OperationId(id), ReadMethod.GET, new PathTemplate(path));
    }

    public static CapturedRead read(Tenant tenant, Operation operation, String target) {
        return read(tenant, operation, target, Origin.PROXY, START);
    }

    public static CapturedRead read(Tenant tenant, Operation operation, String target, Origin origin, Instant at) {
        return new CapturedRead(
                new ReadId(String.format("%032x", NEXT.incrementAndGet())),
                tenant,
                operation,
                new ReadRequest(ReadMethod.GET, new Target(target), Headers.empty(), Body.empty()),
                Side.LEGACY,
                origin,
                at);
    }

    /** Builds of the two sides. */
    public record Builds(@Nullable String legacy, @Nullable String candidate) {
        public static final Builds FIRST = new Builds("L1", "C1");
    }

    public static Observation match(CapturedRead read, Builds builds) {
        return observation(read, builds, new Outcome.Match(List.of()), "{\"id\":1}");
    }

    public static Observation masked(CapturedRead read, Builds builds, Masked masked) {
        Observation match = match(read, builds);
        return new Observation(read, match.settledPair(), match.outcome(), List.of(masked), match.rules(), match.at());
    }

    public static Observation mismatch(CapturedRead read, Builds builds, Difference... differences) {
        return observation(read, builds, new Outcome.Mismatch(List.of(differences)), "{\"id\":2}");
    }

    public static Observation skipped(CapturedRead read, SkipReason reason) {
        return new Observation(read, null, new Outcome.NotCompared(reason), List.of(), RULES, read.at());
    }

    public static Observation observation(CapturedRead read, Builds builds, Outcome outcome, String body) {
        return new Observation(
                read,
                new Pair(
                        read,
                        exchange(Side.LEGACY, builds.legacy(), body, 10),
                        exchange(Side.CANDIDATE, builds.candidate(), body, 20)),
                outcome,
                List.of(),
                RULES,
                read.at());
    }

    public static Exchange exchange(Side side, @Nullable String build, String body, long millis) {
        return new Exchange(
                side,
                new Reply.Answer(
                        200, Headers.of(Map.of("Content-Type", "application/json")), Body.of(body.getBytes(UTF_8))),
                build == null ? null : new BuildId(build),
                Duration.ofMillis(millis));
    }

    public static Difference value(String pattern, String shape) {
        return difference(pattern, shape, Severity.DEVIATION);
    }

    public static Difference difference(String pattern, String shape, Severity severity) {
        JsonPointer pointer =
                new JsonPointer("/" + pattern.replaceAll("^\\$\\.?", "").replace('.', '/'));
        return new Difference(
                new Location.InBody(pointer, pointer),
                new PathPattern(pattern),
                DifferenceKind.VALUE,
                severity,
                new Fragment.Present("1", 1, false),
                new Fragment.Present("2", 1, false),
                new ChangeShape(shape));
    }
}
