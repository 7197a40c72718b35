package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.capture.recorded.RecordLines;
import dev.parallax.capture.recorded.RecordedEntry;
import dev.parallax.capture.recorded.Recording;
import dev.parallax.report.wire.ReplayDocument;
import dev.parallax.report.wire.ReplayOperationLine;
import dev.parallax.report.wire.ReplayState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** What a replay reads, remembers and shows on the client's side. */
class ReplayFilesTest {

    @TempDir
    private Path directory;

    @Test
    void a_checkpoint_is_continued_for_the_same_recording_only() throws IOException {
        Path recording = Files.writeString(directory.resolve("a.ndjson"), "{\"url\":\"/a\"}\n");
        Checkpoint checkpoint = Checkpoint.below(directory.resolve("data"), recording);
        assertThat(checkpoint.read()).isEmpty();

        checkpoint.write(17);
        checkpoint.write(18);

        assertThat(Checkpoint.below(directory.resolve("data"), recording).read())
                .contains(18L);
        Files.writeString(recording, "{\"url\":\"/b\"}\n");
        assertThatThrownBy(() -> Checkpoint.at(checkpoint.file(), recording).read())
                .hasMessageContaining("another recording");
        Files.writeString(checkpoint.file(), "{}");
        assertThatThrownBy(checkpoint::read).hasMessageContaining("is no checkpoint");
        checkpoint.delete();
        assertThat(checkpoint.read()).isEmpty();
    }

    @Test
    void the_queue_sends_what_can_be_a_request_in_order_and_counts_the_rest() throws IOException {
        Path file = Files.writeString(directory.resolve("mixed"), """
                {"url": "/1"}
                nonsense
                {"url": "/2", "method": "PUT", "body": "what somebody wrote"}
                more
                {"url": "/3"}
                {"url": "/4"}
                """);
        try (Recording recording = Recording.open(file, Optional.empty())) {
            ReplayQueue queue = new ReplayQueue(recording, 5);

            assertThat(queue.fill()).isTrue();
            assertThat(targets(queue)).containsExactly("GET /1 0", "PUT /2 0", "GET /3 0");
            queue.taken(1);
            assertThat(queue.done()).isEqualTo(2);
            assertThat(targets(queue)).containsExactly("PUT /2 0", "GET /3 0");
            assertThat(queue.fill()).isTrue();
            queue.taken(3);
            assertThat(queue.fill()).isFalse();
            assertThat(queue.done()).isEqualTo(6);
            assertThat(queue.leftOut()).isEqualTo(Map.of("bad_entry", 2L));
            assertThat(queue.firstBad()).extracting(RecordedEntry.Bad::line).containsExactly(2L, 4L);
            assertThat(queue.share()).isEqualTo(1);
        }
    }

    @Test
    void an_interrupted_replay_begins_after_the_entries_that_are_done_with() throws IOException {
        Path file = Files.writeString(directory.resolve("some"), "{\"url\":\"/1\"}\nbad\n{\"url\":\"/3\"}\n");
        try (Recording recording = Recording.open(file, Optional.empty())) {
            ReplayQueue queue = new ReplayQueue(recording, 5);

            queue.skip(2);
            queue.fill();

            assertThat(targets(queue)).containsExactly("GET /3 0");
            assertThat(queue.done()).isEqualTo(2);
        }
    }

    @Test
    void the_summary_counts_what_was_left_out_and_names_operations_that_differ() {
        ReplaySummary summary = new ReplaySummary(
                ReplaySummary.KIND,
                "traffic.har",
                "har",
                100,
                1_334,
                false,
                "interrupted",
                ReplaySummary.sum(Map.of("bad_entry", 2L), Map.of("not_allowed", 30L, "bad_entry", 1L)),
                List.of("line 7: the method is none"),
                document());

        assertThat(summary.text().lines())
                .containsExactly(
                        "traffic.har: 1,234 entries after the first 100, 1,201 replayed",
                        "  left out: 3 bad_entry · 30 not_allowed",
                        "    line 7: the method is none",
                        "  outcomes: 1,180 match · 15 mismatch · 2 unstable · 1 vacuous · 3 not compared · 0 in flight",
                        "  not compared: 3 in_flight_limit",
                        "  mismatches by operation:",
                        "    listings.search                          15 of 118 compared",
                        "  not complete: interrupted");
    }

    @Test
    void on_a_terminal_the_bar_is_drawn_over_itself_and_elsewhere_lines_are_few() {
        StringWriter terminal = new StringWriter();
        ReplayScreen bar = new ReplayScreen(new PrintWriter(terminal), true);
        bar.progress(0.5, 600, document(), Duration.ofSeconds(10));
        bar.say("done");
        StringWriter log = new StringWriter();
        ReplayScreen plain = new ReplayScreen(new PrintWriter(log), false);
        for (int second = 0; second < 11; second++) {
            plain.progress(0.5, 600, document(), Duration.ofSeconds(second));
        }

        assertThat(terminal.toString())
                .startsWith(
                        "\r\u001b[2K[###############---------------]  50 %  600 entries · 1,201 replayed · 15 mismatches")
                .endsWith("\r\u001b[2Kdone" + System.lineSeparator());
        assertThat(log.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("50 %  600 entries"));
    }

    @ParameterizedTest
    @CsvSource({"50/s, 50", "0.5/s, 0.5", "90/m, 1.5", "10000/s, 10000"})
    void a_rate_is_reads_a_second_or_a_minute(String text, double perSecond) {
        assertThat(new RateOption().convert(text)).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "0/s", "-1/s", "10001/s", "5/h", "1e3/s", ""})
    void any_other_rate_is_refused(String text) {
        assertThatThrownBy(() -> new RateOption().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    private static ReplayDocument document() {
        return new ReplayDocument(
                ReplayDocument.KIND,
                "id",
                null,
                ReplayState.DONE,
                null,
                1_201,
                0,
                Map.of(),
                Map.of("in_flight_limit", 3L),
                List.of(
                        new ReplayOperationLine("listings.get", 1_080, 0, 0, 0, 3),
                        new ReplayOperationLine("listings.search", 100, 15, 2, 1, 0)),
                null,
                null,
                Instant.EPOCH,
                null);
    }

    private static List<String> targets(ReplayQueue queue) {
        return RecordLines.read(queue.lines()).stream()
                .map(entry -> ((RecordedEntry.Request) entry).request())
                .map(request -> request.method() + " " + request.target().text() + " "
                        + request.body().length())
                .toList();
    }
}
