package dev.parallax.diff.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecodingTest {

    private static final byte[] PLAIN =
            "{\"items\": [{\"id\": 7, \"city\": \"Bern\"}]}".getBytes(StandardCharsets.UTF_8);

    /** {@link #PLAIN}, written by the reference encoder. */
    private static final byte[] BROTLI =
            Base64.getDecoder().decode("ixKAeyJpdGVtcyI6IFt7ImlkIjogNywgImNpdHkiOiAiQmVybiJ9XX0D");

    /** 64 MiB of zeros in 53 bytes. */
    private static final byte[] BROTLI_BOMB =
            Base64.getDecoder().decode("z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37//z//8c/ARCHBQC69/8=");

    private final ContentDecoding decoding = new ContentDecoding(Limits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "raw deflate", "br", "zstd"})
    void d12_every_coding_clients_know_is_undone(String coding) throws Exception {
        assertThat(decoding.decode(coded(PLAIN, coding), List.of(name(coding)))).isEqualTo(PLAIN);
    }

    @Test
    void codings_are_undone_from_the_last_to_the_first() throws Exception {
        List<String> codings =
                ContentDecoding.codings(Headers.of(Map.of("Content-Encoding", "Deflate, identity , GZIP")));

        assertThat(decoding.decode(coded(coded(PLAIN, "deflate"), "gzip"), codings))
                .isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void f5_a_bomb_is_refused_after_little_work(String coding) throws Exception {
        byte[] bomb = coding.equals("br") ? BROTLI_BOMB : coded(new byte[32 << 20], coding);
        assertThat(bomb).hasSizeLessThan(40_000);

        assertThatThrownBy(() -> decoding.decode(bomb, List.of(coding)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.limit()).isEqualTo("a body that inflates more than 200-fold"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "br", "zstd"})
    void f5_a_body_over_the_cap_is_refused(String coding) throws Exception {
        Limits small = new Limits(16, 200, 500, 1_000, 10, 100, 10);
        byte[] coded = coded(PLAIN, coding);

        assertThatThrownBy(() -> new ContentDecoding(small).decode(coded, List.of(name(coding))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.limit()).isEqualTo("a decoded body of over 16 bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "br", "zstd"})
    void bytes_that_end_early_are_corrupt(String coding) throws Exception {
        byte[] coded = coded(PLAIN, coding);

        assertThatThrownBy(() -> decoding.decode(Arrays.copyOf(coded, coded.length - 9), List.of(name(coding))))
                .isInstanceOf(ContentDecoding.CorruptException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void bytes_of_another_kind_are_corrupt(String coding) {
        assertThatThrownBy(() -> decoding.decode(PLAIN, List.of(coding)))
                .isInstanceOf(ContentDecoding.CorruptException.class);
    }

    /** A window of 128 MiB would be allocated for a body of ten bytes. */
    @Test
    void f5_a_window_larger_than_http_allows_is_corrupt() {
        byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, (byte) (17 << 3), 0x01, 0x00, 0x00};

        assertThatThrownBy(() -> decoding.decode(frame, List.of("zstd")))
                .isInstanceOf(ContentDecoding.CorruptException.class);
    }

    @Test
    void a_coding_nobody_knows_and_too_many_are_refused_by_name() {
        assertThatThrownBy(() -> decoding.decode(PLAIN, List.of("exi")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.limit()).isEqualTo("an unknown content coding"));
        assertThatThrownBy(() -> decoding.decode(PLAIN, Collections.nCopies(5, "gzip")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.limit()).isEqualTo("over 4 content codings"));
    }

    private static String name(String coding) {
        return coding.equals("raw deflate") ? "deflate" : coding;
    }

    private static byte[] coded(byte[] plain, String coding) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        switch (coding) {
            case "br" -> {
                return BROTLI;
            }
            case "zstd" -> {
                return Zstd.compress(plain);
            }
            case "deflate" -> write(plain, new DeflaterOutputStream(coded));
            case "raw deflate" -> write(plain, new DeflaterOutputStream(coded, new Deflater(9, true)));
            default -> write(plain, new GZIPOutputStream(coded));
        }
        return coded.toByteArray();
    }

    private static void write(byte[] plain, OutputStream to) throws IOException {
        try (to) {
            to.write(plain);
        }
    }
}
