package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Compares replies somebody holds, as the service would. Thread-safe. */
final class PairComparison {

    private static final ReadId NO_READ = new ReadId("0".repeat(32));

    private final RuleBook book;
    private final DiffEngine engine;
    private final Instant now;
    private final LocalDate today;

    PairComparison(RuleBook book, Origins origins, Clock clock) {
        this.book = book;
        this.engine = new DiffEngine(Limits.DEFAULT, origins);
        this.now = clock.instant();
        this.today = LocalDate.now(clock);
    }

    Comparison compare(OperationId operation, Tenant tenant, Reply.Answer legacy, Reply.Answer candidate) {
        return compare(operation, tenant, legacy, candidate, book);
    }

    /** Under other rules than the usual ones. */
    Comparison compare(
            OperationId operation, Tenant tenant, Reply.Answer legacy, Reply.Answer candidate, RuleBook rules) {
        Operation declared = rules.operations().stream()
                .filter(known -> known.id().equals(operation))
                .findFirst()
                .orElseGet(() -> new Operation(operation, ReadMethod.GET, new PathTemplate("/")));
        CapturedRead read = new CapturedRead(
                NO_READ,
                tenant,
                declared,
                new ReadRequest(declared.method(), new Target("/"), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.REPLAY,
                now);
        Pair pair = new Pair(read, exchange(Side.LEGACY, legacy), exchange(Side.CANDIDATE, candidate));
        return engine.compare(pair, rules.compiled(operation, tenant, today));
    }

    private static Exchange exchange(Side side, Reply.Answer answer) {
        return new Exchange(side, answer, null, Duration.ZERO);
    }
}
