package dev.parallax.diff;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.value.Origins;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.walk.Findings;
import dev.parallax.diff.walk.Report;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.TransportFault;
import dev.parallax.rules.trie.CompiledRules;
import java.util.Locale;

/**
 * Compares the two replies of a pair under compiled rules: transport, status, headers, bodies. Stateless, so safe to
 * share; does no I/O and reads no clock.
 */
public final class DiffEngine {

    private final Limits limits;
    private final Origins origins;

    /** An engine with {@link Limits#DEFAULT} that knows nothing of the sides' addresses. */
    public DiffEngine() {
        this(Limits.DEFAULT, Origins.UNKNOWN);
    }

    /** An engine with these limits that knows nothing of the sides' addresses. */
    public DiffEngine(Limits limits) {
        this(limits, Origins.UNKNOWN);
    }

    /** An engine with these limits, to which each side naming its own of these origins is no difference. */
    public DiffEngine(Limits limits, Origins origins) {
        this.limits = limits;
        this.origins = origins;
    }

    /**
     * Compares the pair; never throws for any content of the pair. Where both sides failed there is nothing to compare, so
     * nothing differs; what that means is for the caller to say.
     */
    public Comparison compare(Pair pair, CompiledRules rules) {
        Reply legacy = pair.legacy().reply();
        Reply candidate = pair.candidate().reply();
        if (legacy instanceof Reply.NotKept notKept) {
            return new Comparison.Refused(notKept.reason(), "legacy's reply was not kept");
        }
        if (candidate instanceof Reply.NotKept notKept) {
            return new Comparison.Refused(notKept.reason(), "the candidate's reply was not kept");
        }
        Findings findings = new Findings(limits);
        Report report = new Report(findings, limits);
        boolean everythingMasked = false;
        if (legacy instanceof Reply.Answer one && candidate instanceof Reply.Answer other) {
            try {
                ValueComparison values = new ValueComparison(pair.read().tenant(), origins);
                boolean comparable = new EnvelopeDiff(rules, values, report, limits).compare(one, other);
                everythingMasked =
                        comparable && new BodyDiff(rules, values, findings, report, limits).compare(one, other);
            } catch (Refusal refusal) {
                return new Comparison.Refused(refusal.reason(), refusal.limit());
            }
        } else if (candidate instanceof Reply.Failure failure && legacy instanceof Reply.Answer) {
            failed(report, failure.fault(), "candidate", Severity.BREAKING);
        } else if (legacy instanceof Reply.Failure failure && candidate instanceof Reply.Answer) {
            failed(report, failure.fault(), "legacy", Severity.DEVIATION);
        }
        return findings.compared(everythingMasked);
    }

    private static void failed(Report report, TransportFault fault, String who, Severity severity) {
        DifferenceKind kind = switch (fault) {
            case REFUSED, TIMEOUT -> DifferenceKind.TIMEOUT;
            case RESET, MALFORMED -> DifferenceKind.RESET;
            case TRUNCATED -> DifferenceKind.TRUNCATED;
        };
        String what = fault.name().toLowerCase(Locale.ROOT);
        report.difference(
                new Location.WholeReply(),
                new PathPattern("reply"),
                kind,
                severity,
                Fragment.absent(),
                Fragment.absent(),
                new ChangeShape(who + " failed: " + what),
                null);
    }
}
