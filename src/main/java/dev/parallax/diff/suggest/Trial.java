package dev.parallax.diff.suggest;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Fragment;
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
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleScope;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.trie.CompiledRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tries a treatment out: compares two values under it with the real engine. */
final class Trial {

    private static final LocalDate ANY_DAY = LocalDate.EPOCH;
    private static final CapturedRead READ = new CapturedRead(
            new ReadId("0".repeat(32)),
            new Tenant("any"),
            new Operation(new OperationId("any"), ReadMethod.GET, new PathTemplate("/**")),
            new ReadRequest(ReadMethod.GET, new Target("/"), Headers.empty(), Body.empty()),
            Side.LEGACY,
            Origin.RECHECK,
            Instant.EPOCH);

    private final DiffEngine engine;
    private final CompiledRules rules;

    Trial(DiffEngine engine, Treatment treatment) {
        this.engine = engine;
        Rule rule = new Rule(
                new RuleId("trial"),
                new RuleScope(List.of(Glob.ANY), List.of(Glob.ANY)),
                new RuleTarget.InBody(RulePath.parse("$.value")),
                treatment,
                new Governance("trial", "trial", ANY_DAY, null));
        this.rules = CompiledRules.compile(List.of(rule), ANY_DAY);
    }

    /** Whether the rule makes these values equivalent: without it they differ, with it nothing is left. */
    boolean hides(Fragment legacy, Fragment other) {
        return isClean(legacy, other, rules) && !isClean(legacy, other, CompiledRules.NONE);
    }

    private boolean isClean(Fragment legacy, Fragment other, CompiledRules under) {
        Pair pair = new Pair(READ, exchange(Side.LEGACY, legacy), exchange(Side.CANDIDATE, other));
        return engine.compare(pair, under) instanceof Comparison.Compared compared
                && compared.differences().isEmpty();
    }

    private static Exchange exchange(Side side, Fragment value) {
        String body = value instanceof Fragment.Present present ? "{\"value\":" + present.text() + "}" : "{}";
        Headers headers = Headers.empty().with("Content-Type", "application/json");
        Reply answer = new Reply.Answer(200, headers, Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new Exchange(side, answer, null, Duration.ZERO);
    }
}
