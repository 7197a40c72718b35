package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.RecentRead;
import dev.parallax.evidence.gather.Repeat;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A few reads as bytes. Targets and headers of one operation are much alike, so they are deflated together. */
final class ReservoirCodec {

    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    /** Up to so many bytes deflating costs more time than it saves room. */
    private static final int SMALL = 600;

    private ReservoirCodec() {}

    static byte[] write(Collection<RecentRead> reads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(PLAIN);
            for (RecentRead read : reads) {
                out.writeLong(read.hash());
                out.writeLong(read.day());
                out.writeLong(read.rank());
                out.writeLong(read.at().toEpochMilli());
                write(out, read.method().name().getBytes(StandardCharsets.US_ASCII));
                write(out, read.target().text().getBytes(StandardCharsets.UTF_8));
                write(out, SampleCodec.write(read.repeat().headers()));
                write(out, read.repeat().body().bytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size() <= SMALL ? bytes.toByteArray() : deflated(bytes.toByteArray());
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        bytes.write(DEFLATED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(plain, 1, plain.length - 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static List<RecentRead> read(byte[] bytes) {
        List<RecentRead> reads = new ArrayList<>();
        if (bytes.length == 0) {
            return reads;
        }
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        byte[] plain = bytes[0] == DEFLATED ? inflated(content) : content;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            while (in.available() > 0) {
                reads.add(new RecentRead(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        Instant.ofEpochMilli(in.readLong()),
                        ReadMethod.valueOf(new String(bytes(in), StandardCharsets.US_ASCII)),
                        new Target(new String(bytes(in), StandardCharsets.UTF_8)),
                        new Repeat(SampleCodec.readHeaders(bytes(in)), Body.of(bytes(in)))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reads;
    }

    private static byte[] inflated(byte[] bytes) {
        // Made by itself, the stream frees its native memory when it is closed.
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
