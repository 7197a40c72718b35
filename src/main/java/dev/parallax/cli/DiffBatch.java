package dev.parallax.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.diff.Comparison;
import dev.parallax.exchange.OperationId;
import dev.parallax.report.GivenPair;
import dev.parallax.report.InvalidPairException;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * Compares a stream of pairs, one a line in the form of {@code POST /api/v1/compare}, on all processors, and answers in the
 * order of the lines. While some are compared, the next ones are read and the last ones printed. Holds a bounded number of
 * lines at a time. Not thread-safe.
 */
final class DiffBatch {

    /** What is compared at a time: by count and by size, so that neither many small nor few large lines fill the heap. */
    private static final int CHUNK_LINES = 512;

    private static final long CHUNK_BYTES = 16L << 20;

    /** Chunks that wait or are compared while the next is read. */
    private static final int CHUNKS_AHEAD = 2;

    private static final int MAX_BOOKS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PairComparison comparison;
    private final @Nullable PrintWriter each;
    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();
    private final BatchTally tally;

    /**
     * @param each where each pair's answer goes, as a line of JSON; null if none is wanted
     * @param tally what all of them are added up in
     */
    DiffBatch(PairComparison comparison, @Nullable PrintWriter each, BatchTally tally) {
        this.comparison = comparison;
        this.each = each;
        this.tally = tally;
    }

    /** A line that waits to be compared. */
    private static final class Line {
        private final long number;
        private final byte[] text;

        Line(long number, byte[] text) {
            this.number = number;
            this.text = text;
        }
    }

    /**
     * How a line came out.
     *
     * @param line its number
     * @param operation what it answers; null if the line is no pair
     * @param comparison null if the line is no pair
     * @param invalid what is wrong with the line; null if it is a pair
     */
    record Answer(
            long line,
            @Nullable OperationId operation,
            @Nullable Comparison comparison,
            @Nullable String invalid) {

        /** Why nothing was compared. */
        String problem() {
            return comparison instanceof Comparison.Refused refused
                    ? "not compared: " + refused.limit()
                    : String.valueOf(invalid);
        }
    }

    /** An answer, and the line of JSON that says so, or nothing if none is wanted. */
    private record Rendered(Answer answer, String json) {}

    /** What {@code --format json} prints a line for. */
    record Document(
            long line,
            String kind,
            boolean same,
            List<DiffText.Line> differences,
            List<DiffText.MaskedPlaces> masked,
            @Nullable String problem) {}

    void run(InputStream in) throws IOException {
        Chunks chunks = new Chunks(new LineReader(in));
        ForkJoinPool processors = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try {
            Queue<ForkJoinTask<List<Rendered>>> ahead = new ArrayDeque<>();
            for (List<Line> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                List<Line> lines = chunk;
                ahead.add(processors.submit(
                        () -> lines.parallelStream().map(this::answer).toList()));
                if (ahead.size() > CHUNKS_AHEAD) {
                    account(ahead.remove().join());
                }
            }
            while (!ahead.isEmpty()) {
                account(ahead.remove().join());
            }
        } finally {
            processors.shutdownNow();
        }
    }

    /** Cuts the lines into chunks. */
    private static final class Chunks {
        private final LineReader lines;
        private long number;

        Chunks(LineReader lines) {
            this.lines = lines;
        }

        /** The next lines that hold anything; none after the last. */
        List<Line> next() throws IOException {
            List<Line> chunk = new ArrayList<>();
            long bytes = 0;
            while (chunk.size() < CHUNK_LINES && bytes <= CHUNK_BYTES) {
                byte[] text = lines.next();
                if (text == null) {
                    break;
                }
                number++;
                if (text.length > 0) {
                    chunk.add(new Line(number, text));
                    bytes += text.length;
                }
            }
            return chunk;
        }
    }

    private Rendered answer(Line line) {
        Answer answer = compare(line);
        return new Rendered(answer, each == null ? "" : json(answer));
    }

    private Answer compare(Line line) {
        try {
            GivenPair pair = GivenPair.parse(line.text);
            RuleBook inline = pair.rules().isEmpty() ? null : book(pair.rules().get());
            return new Answer(
                    line.number,
                    pair.operation(),
                    inline == null
                            ? comparison.compare(pair.operation(), pair.tenant(), pair.legacy(), pair.candidate())
                            : comparison.compare(
                                    pair.operation(), pair.tenant(), pair.legacy(), pair.candidate(), inline),
                    null);
        } catch (InvalidPairException | RuleBookException e) {
            return new Answer(line.number, null, null, e.getMessage());
        }
    }

    private RuleBook book(String yaml) {
        RuleBook known = books.get(yaml);
        if (known == null) {
            known = RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
            if (books.size() < MAX_BOOKS) {
                books.put(yaml, known);
            }
        }
        return known;
    }

    private void account(List<Rendered> chunk) {
        chunk.forEach(rendered -> tally.add(rendered.answer()));
        if (each != null) {
            // In one piece: a writer that flushes after every line would cost more than the comparisons.
            StringBuilder text = new StringBuilder();
            chunk.forEach(rendered -> text.append(rendered.json()).append(System.lineSeparator()));
            each.print(text);
            each.flush();
        }
    }

    private static String json(Answer answer) {
        Document document = answer.comparison() instanceof Comparison.Compared compared
                ? new Document(
                        answer.line(),
                        "diff",
                        !compared.blocks(),
                        compared.differences().stream().map(DiffText.Line::of).toList(),
                        compared.masked().stream()
                                .map(DiffText.MaskedPlaces::of)
                                .toList(),
                        null)
                : new Document(
                        answer.line(),
                        answer.comparison() == null ? "diff-invalid" : "diff-refused",
                        false,
                        List.of(),
                        List.of(),
                        answer.problem());
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers can always be written", e);
        }
    }
}
