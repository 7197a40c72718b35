package dev.parallax.evidence.spool;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.Outcomes;
import dev.parallax.evidence.gather.StandingKey;
import dev.parallax.evidence.gather.TallyKey;
import dev.parallax.evidence.gather.UsageKey;
import dev.parallax.evidence.sketch.CaseSketch;
import dev.parallax.evidence.sketch.LatencySketch;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBookDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A batch as bytes, for the spool of the same version: a spool does not outlive an upgrade by more than one restart. */
final class BatchCodec {

    /** First byte; another one means another layout. */
    private static final int LAYOUT = 2;

    private BatchCodec() {}

    static byte[] write(Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            Fields out = new Fields(data);
            data.writeByte(LAYOUT);
            out.instant(batch.at());
            out.list(batch.usages(), usage -> write(out, usage));
            out.list(batch.standings(), standing -> write(out, standing));
            out.list(batch.tallies(), tally -> {
                write(out, tally.key().standing());
                out.instant(tally.key().hour());
                out.flag(tally.key().synthetic());
                write(out, tally.outcomes());
                out.number(tally.maskedMatches());
            });
            out.list(batch.ruleUses(), use -> {
                write(out, use.standing());
                out.text(use.rule().value());
                out.number(use.matches());
                out.number(use.places());
            });
            out.list(batch.discrepancies(), met -> write(out, met));
            out.list(batch.overflows(), overflow -> {
                out.text(overflow.tenant().name());
                write(out, overflow.epoch());
                out.number(overflow.occurrences());
            });
            out.list(batch.samples(), sample -> SampleFields.write(out, sample));
            out.list(batch.epochs(), epoch -> {
                out.text(epoch.tenant().name());
                write(out, epoch.epoch());
                out.text(epoch.serving().name());
                out.number(epoch.compared());
                out.instant(epoch.first());
                out.instant(epoch.last());
            });
            out.list(batch.inFlight(), flight -> {
                write(out, flight.key());
                out.number(flight.reads());
            });
            out.list(batch.recents(), recent -> RequestFields.write(out, recent));
            out.list(batch.retries(), retry -> {
                out.text(retry.discrepancy().hex());
                out.text(retry.tenant().name());
                write(out, retry.epoch());
                out.number(retry.tries());
            });
        } catch (IOException impossible) {
            throw new AssertionError("memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IOException if it did not write these bytes, or another version did
     */
    static Batch read(byte[] bytes) throws IOException {
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (data.readByte() != LAYOUT) {
                throw new IOException("another version wrote this batch");
            }
            FieldReader in = new FieldReader(data);
            return new Batch(
                    in.instant(),
                    in.list(() -> usage(in)),
                    in.list(() -> standing(in)),
                    in.list(() -> new Batch.Tally(
                            new TallyKey(standingKey(in), in.instant(), in.flag()), outcomes(in), in.number())),
                    in.list(() -> new Batch.RuleUse(standingKey(in), new RuleId(in.text()), in.number(), in.number())),
                    in.list(() -> met(in)),
                    in.list(() -> new Batch.Overflow(new Tenant(in.text()), epoch(in), in.number())),
                    in.list(() -> SampleFields.read(in)),
                    in.list(() -> new Batch.TenantEpoch(
                            new Tenant(in.text()),
                            epoch(in),
                            Side.valueOf(in.text()),
                            in.number(),
                            in.instant(),
                            in.instant())),
                    in.list(() -> new Batch.InFlight(standingKey(in), in.number())),
                    in.list(() -> RequestFields.recent(in)),
                    in.list(() -> new Batch.Retry(
                            new DiscrepancyId(in.text()), new Tenant(in.text()), epoch(in), in.number())));
        } catch (IllegalArgumentException e) {
            throw new IOException("not a batch", e);
        }
    }

    private static void write(Fields out, Batch.Usage usage) throws IOException {
        write(out, usage.key());
        out.number(usage.captured());
        out.number(usage.settled());
        out.list(new TreeMap<>(usage.servedByDay()).entrySet(), day -> {
            out.number(day.getKey().toEpochDay());
            out.number(day.getValue());
        });
    }

    private static Batch.Usage usage(FieldReader in) throws IOException {
        UsageKey key = usageKey(in);
        long captured = in.number();
        long settled = in.number();
        Map<LocalDate, Long> days = new TreeMap<>();
        in.list(() -> days.put(LocalDate.ofEpochDay(in.number()), in.number()) == null);
        return new Batch.Usage(key, captured, settled, days);
    }

    private static void write(Fields out, Batch.Standing standing) throws IOException {
        write(out, standing.key());
        write(out, standing.outcomes());
        out.number(standing.maskedMatches());
        out.number(standing.synthetic());
        out.bytes(standing.matched().toBytes());
        out.bytes(standing.mismatched().toBytes());
        out.bytes(standing.legacy().toBytes());
        out.bytes(standing.candidate().toBytes());
        out.optional(standing.firstCompared(), out::instant);
        out.optional(standing.lastCompared(), out::instant);
    }

    private static Batch.Standing standing(FieldReader in) throws IOException {
        return new Batch.Standing(
                standingKey(in),
                outcomes(in),
                in.number(),
                in.number(),
                CaseSketch.read(in.bytes()),
                CaseSketch.read(in.bytes()),
                LatencySketch.read(in.bytes()),
                LatencySketch.read(in.bytes()),
                in.optional(in::instant),
                in.optional(in::instant));
    }

    private static void write(Fields out, Batch.Met met) throws IOException {
        out.text(met.id().hex());
        out.text(met.what().operation().value());
        out.text(met.what().kind().name());
        out.text(met.what().pattern().text());
        out.text(met.what().shape().text());
        out.text(met.what().severity().name());
        out.text(met.tenant().name());
        write(out, met.epoch());
        out.number(met.occurrences());
        out.instant(met.first());
        out.instant(met.last());
    }

    private static Batch.Met met(FieldReader in) throws IOException {
        return new Batch.Met(
                new DiscrepancyId(in.text()),
                new Batch.Kind(
                        new OperationId(in.text()),
                        DifferenceKind.valueOf(in.text()),
                        new PathPattern(in.text()),
                        new ChangeShape(in.text()),
                        Severity.valueOf(in.text())),
                new Tenant(in.text()),
                epoch(in),
                in.number(),
                in.instant(),
                in.instant());
    }

    private static void write(Fields out, Outcomes outcomes) throws IOException {
        out.number(outcomes.match());
        out.number(outcomes.mismatch());
        out.number(outcomes.unstable());
        out.number(outcomes.vacuous());
        out.list(new EnumMap<>(copy(outcomes)).entrySet(), reason -> {
            out.text(reason.getKey().name());
            out.number(reason.getValue());
        });
    }

    private static Map<SkipReason, Long> copy(Outcomes outcomes) {
        Map<SkipReason, Long> copy = new EnumMap<>(SkipReason.class);
        copy.putAll(outcomes.notCompared());
        return copy;
    }

    private static Outcomes outcomes(FieldReader in) throws IOException {
        long match = in.number();
        long mismatch = in.number();
        long unstable = in.number();
        long vacuous = in.number();
        Map<SkipReason, Long> reasons = new EnumMap<>(SkipReason.class);
        in.list(() -> reasons.put(SkipReason.valueOf(in.text()), in.number()) == null);
        return new Outcomes(match, mismatch, unstable, vacuous, reasons);
    }

    static void write(Fields out, UsageKey key) throws IOException {
        out.text(key.tenant().name());
        out.text(key.operation().value());
    }

    static UsageKey usageKey(FieldReader in) throws IOException {
        return new UsageKey(new Tenant(in.text()), new OperationId(in.text()));
    }

    private static void write(Fields out, StandingKey key) throws IOException {
        write(out, key.usage());
        write(out, key.epoch());
    }

    private static StandingKey standingKey(FieldReader in) throws IOException {
        return new StandingKey(usageKey(in), epoch(in));
    }

    static void write(Fields out, Epoch epoch) throws IOException {
        out.optional(epoch.legacy(), build -> out.text(build.value()));
        out.optional(epoch.candidate(), build -> out.text(build.value()));
        out.text(epoch.rules().hex());
    }

    static Epoch epoch(FieldReader in) throws IOException {
        return new Epoch(in.optional(in::build), in.optional(in::build), new RuleBookDigest(in.text()));
    }
}
