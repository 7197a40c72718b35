package dev.parallax.report;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.wire.CountsLine;
import dev.parallax.report.wire.EpochLine;
import dev.parallax.report.wire.OverrideLine;
import dev.parallax.report.wire.ReadinessDocument;
import dev.parallax.report.wire.ReasonLine;
import dev.parallax.report.wire.TenantLine;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From verdicts to their wire records. */
final class VerdictMapping {

    private VerdictMapping() {}

    static ReadinessDocument document(Verdict verdict) {
        return new ReadinessDocument(
                ReadinessDocument.KIND,
                verdict.tenant().name(),
                verdict.decision(),
                verdict.reasons().stream().map(VerdictMapping::line).toList(),
                verdict.sentence(),
                epoch(verdict.epoch()),
                verdict.serving(),
                counts(verdict.counts()),
                verdict.at(),
                override(verdict));
    }

    private static @Nullable OverrideLine override(Verdict verdict) {
        BreakGlass override = verdict.override();
        return override == null ? null : line(override, verdict);
    }

    /** An override, and whether it counts for {@code verdict}. */
    static OverrideLine line(BreakGlass override, Verdict verdict) {
        BreakGlass.Revocation revoked = override.revoked();
        return new OverrideLine(
                override.standing(verdict),
                override.by().name(),
                override.because().text(),
                override.against(),
                override.span().from(),
                override.span().until(),
                revoked == null ? null : revoked.by().name());
    }

    static TenantLine line(Verdict verdict) {
        return new TenantLine(
                verdict.tenant().name(),
                verdict.decision(),
                verdict.serving(),
                line(verdict.reasons().get(0)),
                counts(verdict.counts()),
                verdict.at(),
                override(verdict));
    }

    static ReasonLine line(Reason reason) {
        return new ReasonLine(
                reason.code().name(),
                reason.decision(),
                reason.message(),
                text(reason.operation()),
                reason.figure(),
                reason.limit(),
                reason.cure());
    }

    static CountsLine counts(Counts counts) {
        Map<String, Long> notCompared = counts.notCompared().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue));
        return new CountsLine(
                counts.captured(),
                counts.match(),
                counts.mismatch(),
                counts.unstable(),
                counts.vacuous(),
                notCompared,
                counts.inFlight(),
                counts.crashGap());
    }

    static @Nullable EpochLine epoch(@Nullable Epoch epoch) {
        return epoch == null
                ? null
                : new EpochLine(
                        text(epoch.legacy()),
                        text(epoch.candidate()),
                        epoch.rules().hex());
    }

    private static @Nullable String text(@Nullable BuildId build) {
        return build == null ? null : build.value();
    }

    private static @Nullable String text(@Nullable OperationId operation) {
        return operation == null ? null : operation.value();
    }
}
