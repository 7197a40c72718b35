package dev.parallax.evidence.spool;

import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.RecentRead;
import dev.parallax.evidence.gather.Repeat;
import dev.parallax.evidence.store.SampleCodec;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import java.io.IOException;

/** The fields of a read that may be asked again. */
final class RequestFields {

    private RequestFields() {}

    static void write(Fields out, Batch.Recent recent) throws IOException {
        BatchCodec.write(out, recent.key());
        RecentRead read = recent.read();
        out.number(read.hash());
        out.number(read.day());
        out.number(read.rank());
        out.instant(read.at());
        out.text(read.method().name());
        out.text(read.target().text());
        write(out, read.repeat());
    }

    static Batch.Recent recent(FieldReader in) throws IOException {
        return new Batch.Recent(
                BatchCodec.usageKey(in),
                new RecentRead(
                        in.number(),
                        in.number(),
                        in.number(),
                        in.instant(),
                        ReadMethod.valueOf(in.text()),
                        new Target(in.text()),
                        repeat(in)));
    }

    static void write(Fields out, Repeat repeat) throws IOException {
        out.bytes(SampleCodec.write(repeat.headers()));
        out.bytes(repeat.body().bytes());
    }

    static Repeat repeat(FieldReader in) throws IOException {
        return new Repeat(SampleCodec.readHeaders(in.bytes()), Body.of(in.bytes()));
    }
}
