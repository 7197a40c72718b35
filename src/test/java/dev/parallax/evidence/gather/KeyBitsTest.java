package dev.parallax.evidence.gather;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyBitsTest {

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "{}",
        "[]",
        ",",
        "null",
        "\"id\":",
        "\"currency\":",
        "\"aKeyOfSixteen__b\":",
        "\"aKeyOfSeventeen__\":",
        "\"a much longer key than any\":",
        "\"\":",
        "\"with \\\" quote\":",
        "\"ends in \\\\\":",
        "\"a text\"",
        "\"zwölf Zimmer\"",
        "\"no end",
        "\\",
        "\"",
        "17.5",
        " "
    };

    /** Stored cases are compared with new ones, so the hash must stay what it was when a byte was looked at at a time. */
    @Test
    void the_quick_way_finds_what_looking_at_every_byte_finds() {
        Random random = new Random(7);

        for (int document = 0; document < 20_000; document++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(30); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] json = text.toString().getBytes(UTF_8);
            int end = random.nextInt(4) == 0 ? random.nextInt(json.length + 1) : json.length;

            assertThat(KeyBits.here().of(json, end))
                    .as("%s up to %d", text, end)
                    .isEqualTo(byEveryByte(json, end));
        }
    }

    @Test
    void any_bytes_will_do() {
        Random random = new Random(11);

        for (int document = 0; document < 20_000; document++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? bytes[i] : (byte) "\"\\:{}[]n\0".charAt(random.nextInt(9));
            }

            assertThat(KeyBits.here().of(bytes, bytes.length))
                    .as("document %d", document)
                    .isEqualTo(byEveryByte(bytes, bytes.length));
        }
    }

    @Test
    void another_key_is_another_shape_and_another_value_is_not() {
        assertThat(bits("{\"id\":1,\"price\":2}"))
                .isEqualTo(bits("{\"price\":70000,\"id\":2}"))
                .isNotEqualTo(bits("{\"id\":1,\"rent\":2}"))
                .isNotEqualTo(bits("{\"id\":null,\"price\":1}"))
                .isNotEqualTo(bits("{\"id\":1,\"price\":[]}"));
    }

    private static long bits(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return KeyBits.here().of(bytes, bytes.length);
    }

    private static long byEveryByte(byte[] json, int end) {
        long bits = 0;
        long key = 0;
        for (int i = 0; i < end; i++) {
            byte c = json[i];
            if (c == '"') {
                int start = i + 1;
                for (i++; i < end && json[i] != '"'; i++) {
                    if (json[i] == '\\') {
                        i++;
                    }
                }
                if (i + 1 < end && json[i + 1] == ':') {
                    key = hash(json, start, i);
                    bits |= 1L << (key & 63);
                }
            } else if (c == 'n' || ((c == ']' || c == '}') && i > 0 && (json[i - 1] == '[' || json[i - 1] == '{'))) {
                bits |= 1L << (CaseHash.mix(key ^ c) & 63);
            }
        }
        return bits;
    }

    private static long hash(byte[] json, int start, int end) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = start; i < end; i++) {
            hash = CaseHash.mix(hash ^ json[i]);
            if (json[i] == '\\') {
                i++;
            }
        }
        return hash;
    }
}
