package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.readiness.certificate.Nonce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentNoncesTest {

    @TempDir
    Path directory;

    @Test
    void a_nonce_is_spent_once_also_in_another_process() throws IOException {
        Path file = directory.resolve("spent");
        Nonce nonce = Nonce.random();

        assertThat(new SpentNonces(file).spend(nonce)).isTrue();
        assertThat(new SpentNonces(file).spend(Nonce.random())).isTrue();
        assertThat(new SpentNonces(file).spend(nonce)).isFalse();
    }

    @Test
    void what_a_crash_left_half_written_does_not_swallow_the_next_one() throws IOException {
        Path file = Files.writeString(directory.resolve("spent"), "0123456789ab");
        Nonce nonce = Nonce.random();

        assertThat(new SpentNonces(file).spend(nonce)).isTrue();
        assertThat(new SpentNonces(file).spend(nonce)).isFalse();
    }

    @Test
    void a_list_that_cannot_be_kept_accepts_nothing() {
        assertThatThrownBy(() -> new SpentNonces(directory.resolve("none/spent")).spend(Nonce.random()))
                .isInstanceOf(IOException.class);
    }
}
