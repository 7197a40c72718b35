package dev.parallax.evidence.gather;

import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The running sums behind the rows of a {@link Batch}. All guarded by their stripe's lock. */
final class Adders {

    private Adders() {}

    /** Behind {@link Batch.Usage}. */
    static final class Usage {
        private final Map<LocalDate, Long> servedByDay = new TreeMap<>();
        private long captured;
        private long settled;

        void captured(CapturedRead read) {
            captured++;
            if (!read.origin().synthetic()) {
                servedByDay.merge(LocalDate.ofInstant(read.at(), ZoneOffset.UTC), 1L, Long::sum);
            }
        }

        void settled() {
            settled++;
        }

        Batch.Usage sum(UsageKey key) {
            return new Batch.Usage(key, captured, settled, servedByDay);
        }
    }

    /** Behind {@link Batch.Standing}. */
    static final class Standing {
        private final OutcomeAdder outcomes = new OutcomeAdder();
        private final CaseSketch matched = new CaseSketch();
        private final CaseSketch mismatched = new CaseSketch();
        private final LatencySketch legacy = new LatencySketch();
        private final LatencySketch candidate = new LatencySketch();
        private final Span compared = new Span();
        private long maskedMatches;
        private long synthetic;

        void add(Fact fact) {
            outcomes.add(fact.outcome());
            Pair pair = fact.pair();
            if (!fact.isCompared() || pair == null) {
                return;
            }
            boolean match = fact.outcome().kind() == Outcome.Kind.MATCH;
            (match ? matched : mismatched).add(fact.caseHash());
            maskedMatches += match && fact.masked() ? 1 : 0;
            synthetic += fact.synthetic() ? 1 : 0;
            compared.extend(fact.at());
            if (answered(pair.legacy()) && answered(pair.candidate())) {
                legacy.add(pair.legacy().latency());
                candidate.add(pair.candidate().latency());
            }
        }

        Batch.Standing sum(StandingKey key) {
            return new Batch.Standing(
                    key,
                    outcomes.sum(),
                    maskedMatches,
                    synthetic,
                    matched,
                    mismatched,
                    legacy,
                    candidate,
                    compared.first(),
                    compared.last());
        }

        private static boolean answered(Exchange exchange) {
            return exchange.reply() instanceof Reply.Answer;
        }
    }

    /** Behind {@link Batch.Tally}. */
    static final class Tally {
        private final OutcomeAdder outcomes = new OutcomeAdder();
        private long maskedMatches;

        void add(Fact fact) {
            outcomes.add(fact.outcome());
            maskedMatches += fact.outcome().kind() == Outcome.Kind.MATCH && fact.masked() ? 1 : 0;
        }

        Batch.Tally sum(TallyKey key) {
            return new Batch.Tally(key, outcomes.sum(), maskedMatches);
        }
    }

    /** Behind {@link Batch.RuleUse}. */
    static final class RuleUse {
        private long matches;
        private long places;

        void add(boolean match, int count) {
            matches += match ? 1 : 0;
            places += count;
        }

        Batch.RuleUse sum(RuleUseKey key) {
            return new Batch.RuleUse(key.standing(), key.rule(), matches, places);
        }
    }

    /** Behind {@link Batch.Met}. */
    static final class Met {
        private final Batch.Kind what;
        private final Span span = new Span();
        private long occurrences;

        Met(Batch.Kind what) {
            this.what = what;
        }

        void add(Instant at) {
            occurrences++;
            span.extend(at);
        }

        Batch.Met sum(MetKey key) {
            return new Batch.Met(
                    key.id(), what, key.tenant(), key.epoch(), occurrences, span.required(), span.requiredLast());
        }
    }

    /** Behind {@link Batch.TenantEpoch}. */
    static final class TenantEpoch {
        private final Span span = new Span();
        private Side serving;
        private long compared;

        TenantEpoch(Side serving) {
            this.serving = serving;
        }

        void add(Fact fact, Side servedBy) {
            span.extend(fact.at());
            compared++;
            serving = servedBy;
        }

        Batch.TenantEpoch sum(TenantEpochKey key) {
            return new Batch.TenantEpoch(
                    key.tenant(), key.epoch(), serving, compared, span.required(), span.requiredLast());
        }
    }

    /** From the first to the last of some instants, in whatever order they come. */
    private static final class Span {
        private @Nullable Instant first;
        private @Nullable Instant last;

        void extend(Instant at) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }

        @Nullable
        Instant first() {
            return first;
        }

        @Nullable
        Instant last() {
            return last;
        }

        Instant required() {
            return first == null ? Instant.EPOCH : first;
        }

        Instant requiredLast() {
            return last == null ? Instant.EPOCH : last;
        }
    }
}
