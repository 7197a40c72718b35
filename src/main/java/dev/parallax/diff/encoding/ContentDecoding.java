package dev.parallax.diff.encoding;

import com.github.luben.zstd.ZstdInputStream;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.SkipReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes content codings (RFC 9110 §8.4) under caps on size and ratio, so that a bomb is cheap. */
public final class ContentDecoding {

    /** Ratios are only judged once this much came out; small bodies of zeros are honest. */
    private static final int RATIO_FROM = 1 << 20;

    /** 8 MiB, the largest window a sender may ask for in HTTP (RFC 9659 §3). */
    private static final int ZSTD_WINDOW_LOG = 23;

    /** More layers than anybody means; each costs up to the cap. */
    private static final int MAX_CODINGS = 4;

    private final Limits limits;

    /** Never puts out more than {@code limits} allow. */
    public ContentDecoding(Limits limits) {
        this.limits = limits;
    }

    /** The coded bytes do not decode. */
    public static final class CorruptException extends Exception {
        CorruptException(String coding) {
            super(coding, null, false, false);
        }
    }

    /** The codings in the order they were applied, in lower case, without {@code identity}. */
    public static List<String> codings(Headers headers) {
        if (headers.first("content-encoding").isEmpty()) {
            return List.of();
        }
        List<String> codings = new ArrayList<>();
        for (String value : headers.all("content-encoding")) {
            for (String coding : value.split(",", -1)) {
                String name = coding.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    codings.add(name);
                }
            }
        }
        return codings;
    }

    /**
     * The decoded bytes.
     *
     * @throws Refusal if a coding is unknown, or a cap is reached
     * @throws CorruptException if the bytes are not of the announced coding
     */
    public byte[] decode(byte[] coded, List<String> codings) throws CorruptException {
        if (codings.size() > MAX_CODINGS) {
            throw new Refusal(SkipReason.BUDGET, "over " + MAX_CODINGS + " content codings");
        }
        byte[] bytes = coded;
        for (int i = codings.size() - 1; i >= 0 && bytes.length > 0; i--) {
            bytes = inflate(bytes, codings.get(i));
        }
        if (bytes.length > limits.bodyBytes()) {
            throw tooLarge();
        }
        return bytes;
    }

    private byte[] inflate(byte[] coded, String coding) throws CorruptException {
        try (InputStream in = open(coded, coding)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(coded.length * 4, limits.bodyBytes()));
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > limits.bodyBytes()) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
                if (out.size() > RATIO_FROM && out.size() / coded.length > limits.inflation()) {
                    throw new Refusal(
                            SkipReason.BUDGET, "a body that inflates more than " + limits.inflation() + "-fold");
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new CorruptException(coding);
        }
    }

    private static InputStream open(byte[] coded, String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(coded);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            // Officially in zlib's wrapper, in the wild often without.
            case "deflate" -> hasZlibHeader(coded) ? new InflaterInputStream(in) : new RawDeflateStream(in);
            case "br" -> new BrotliInputStream(in);
            case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
            default -> throw new Refusal(SkipReason.BUDGET, "an unknown content coding");
        };
    }

    private static boolean hasZlibHeader(byte[] coded) {
        return coded.length >= 2 && (coded[0] & 0x0f) == 8 && ((coded[0] & 0xff) << 8 | (coded[1] & 0xff)) % 31 == 0;
    }

    /** Deflate without a wrapper. */
    private static final class RawDeflateStream extends InflaterInputStream {
        RawDeflateStream(InputStream in) {
            super(in, new Inflater(true));
        }

        /** The stream does not end an inflater it was given. */
        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    private Refusal tooLarge() {
        return new Refusal(SkipReason.TOO_LARGE, "a decoded body of over " + limits.bodyBytes() + " bytes");
    }
}
