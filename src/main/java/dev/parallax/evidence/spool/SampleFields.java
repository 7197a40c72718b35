package dev.parallax.evidence.spool;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.SampledReply;
import dev.parallax.evidence.gather.Sample;
import dev.parallax.evidence.store.SampleCodec;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.io.IOException;

/** The fields of a sample. */
final class SampleFields {

    private SampleFields() {}

    static void write(Fields out, Sample sample) throws IOException {
        out.text(sample.discrepancy().hex());
        out.text(sample.tenant().name());
        BatchCodec.write(out, sample.epoch());
        out.number(sample.caseHash());
        out.text(sample.read().hex());
        out.instant(sample.at());
        out.text(sample.method().name());
        out.text(sample.target().text());
        write(out, sample.legacy());
        write(out, sample.candidate());
        out.bytes(SampleCodec.write(sample.differences()));
        out.optional(sample.repeat(), repeat -> RequestFields.write(out, repeat));
    }

    static Sample read(FieldReader in) throws IOException {
        return new Sample(
                new DiscrepancyId(in.text()),
                new Tenant(in.text()),
                BatchCodec.epoch(in),
                in.number(),
                new ReadId(in.text()),
                in.instant(),
                ReadMethod.valueOf(in.text()),
                new Target(in.text()),
                reply(in),
                reply(in),
                SampleCodec.readDifferences(in.bytes()),
                in.optional(() -> RequestFields.repeat(in)));
    }

    private static void write(Fields out, SampledReply reply) throws IOException {
        out.number(reply.status());
        out.optional(reply.fault(), out::text);
        out.bytes(SampleCodec.write(reply.headers()));
        out.number(reply.bodyBytes());
        out.optional(reply.body(), body -> out.bytes(body.bytes()));
    }

    private static SampledReply reply(FieldReader in) throws IOException {
        return new SampledReply(
                (int) in.number(),
                in.optional(in::text),
                SampleCodec.readHeaders(in.bytes()),
                (int) in.number(),
                in.optional(() -> Body.of(in.bytes())));
    }
}
