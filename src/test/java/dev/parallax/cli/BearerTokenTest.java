package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BearerTokenTest {

    @TempDir
    Path directory;

    @Test
    void a_file_wins_over_the_environment_and_may_end_with_a_line_break() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-the-file\n");

        assertThat(BearerToken.from(file, Map.of("PARALLAX_TOKEN", "from-outside")))
                .contains(new BearerToken("from-the-file"));
        assertThat(BearerToken.from(null, Map.of("PARALLAX_TOKEN", "from-outside")))
                .contains(new BearerToken("from-outside"));
    }

    @Test
    void without_either_no_token_is_shown() throws IOException {
        assertThat(BearerToken.from(null, Map.of())).isEmpty();
        assertThat(BearerToken.from(null, Map.of("PARALLAX_TOKEN", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "Bearer abc", "üml", "a\u0000b", "=", "a\"b"})
    void what_cannot_stand_in_a_header_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> BearerToken.from(null, Map.of("PARALLAX_TOKEN", text)))
                .hasMessageStartingWith("PARALLAX_TOKEN holds no token")
                .message()
                .doesNotContain(text.equals("=") ? "'='" : text);
    }

    @Test
    void an_empty_file_is_refused_rather_than_taken_for_no_token() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "\n");

        assertThatThrownBy(() -> BearerToken.from(file, Map.of("PARALLAX_TOKEN", "from-outside")))
                .hasMessageContaining("--token-file")
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_token_file_that_is_not_there_is_a_usage_error_of_every_client_command() {
        for (String command : new String[] {"gate", "report"}) {
            StringWriter err = new StringWriter();
            CommandLine commandLine = ParallaxCommand.withCommands().setErr(new PrintWriter(err));

            int exitCode = commandLine.execute(
                    command,
                    "--tenant",
                    "acme",
                    "--token-file",
                    directory.resolve("none").toString());

            assertThat(exitCode).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString()).contains("--token-file cannot be read");
        }
    }
}
