package dev.parallax.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.diff.Comparison;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Masked;
import dev.parallax.report.GivenPair;
import dev.parallax.report.InvalidPairException;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a stream of pairs, one a line in the form of {@code POST /api/v1/compare}, on all processors, and answers in the
 * order of the lines. Holds a bounded number of lines at a time. Not thread-safe.
 */
final class DiffBatch {

    /** What is compared at a time: by count and by size, so that neither many small nor few large lines fill the heap. */
    private static final int CHUNK_LINES = 512;

    private static final long CHUNK_BYTES = 16L << 20;

    /** Sorts of difference told apart in the summary; more are only counted. */
    private static final int MAX_SORTS = 1_000;

    private static final int MAX_BOOKS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PairComparison comparison;
    private final @Nullable PrintWriter each;
    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();
    private final Map<String, Sort> sorts = new LinkedHashMap<>();
    private final Map<String, Long> masked = new TreeMap<>();
    private long pairs;
    private long different;
    private long troubles;
    private long unsorted;
    private @Nullable String firstTrouble;

    /**
     * @param each where each pair's answer goes, as a line of JSON; null if only the summary is wanted
     */
    DiffBatch(PairComparison comparison, @Nullable PrintWriter each) {
        this.comparison = comparison;
        this.each = each;
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

    /** How a line came out: a comparison, or what is wrong with the line. */
    private record Answer(
            long line,
            @Nullable Comparison comparison,
            @Nullable String invalid) {}

    /** What {@code --format json} prints a line for. */
    record Document(
            long line,
            String kind,
            boolean same,
            List<DiffText.Line> differences,
            List<DiffText.MaskedPlaces> masked,
            @Nullable String problem) {}

    private static final class Sort {
        private final long firstLine;
        private long count;

        Sort(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    void run(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        List<Line> chunk = new ArrayList<>();
        long bytes = 0;
        long number = 0;
        for (byte[] text = lines.next(); text != null; text = lines.next()) {
            number++;
            if (text.length > 0) {
                chunk.add(new Line(number, text));
                bytes += text.length;
            }
            if (chunk.size() == CHUNK_LINES || bytes > CHUNK_BYTES) {
                compare(chunk);
                chunk.clear();
                bytes = 0;
            }
        }
        compare(chunk);
    }

    int exitCode() {
        return troubles > 0 || pairs == 0
                ? DiffCommand.TROUBLE
                : different > 0 ? DiffCommand.DIFFERENT : DiffCommand.SAME;
    }

    private void compare(List<Line> chunk) {
        chunk.parallelStream().map(this::answer).toList().forEach(this::account);
    }

    private Answer answer(Line line) {
        try {
            GivenPair pair = GivenPair.parse(line.text);
            return new Answer(
                    line.number,
                    pair.rules().isEmpty()
                            ? comparison.compare(pair.operation(), pair.tenant(), pair.legacy(), pair.candidate())
                            : comparison.compare(
                                    pair.operation(),
                                    pair.tenant(),
                                    pair.legacy(),
                                    pair.candidate(),
                                    book(pair.rules().get())),
                    null);
        } catch (InvalidPairException | RuleBookException e) {
            return new Answer(line.number, null, e.getMessage());
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

    private void account(Answer answer) {
        pairs++;
        if (answer.comparison() instanceof Comparison.Compared compared) {
            different += compared.blocks() ? 1 : 0;
            compared.differences().forEach(difference -> sort(answer.line(), difference));
            for (Masked mask : compared.masked()) {
                masked.merge(mask.rule().value(), (long) mask.count(), Long::sum);
            }
        } else {
            troubles++;
            if (firstTrouble == null) {
                firstTrouble = "line " + answer.line() + ": " + problem(answer);
            }
        }
        if (each != null) {
            each.println(json(answer));
        }
    }

    private void sort(long line, Difference difference) {
        String sort = difference.severity() + " " + difference.kind() + " " + difference.pattern() + ": "
                + difference.shape();
        Sort known = sorts.get(sort);
        if (known == null && sorts.size() < MAX_SORTS) {
            known = new Sort(line);
            sorts.put(sort, known);
        }
        if (known == null) {
            unsorted++;
        } else {
            known.count++;
        }
    }

    private static String problem(Answer answer) {
        return answer.comparison() instanceof Comparison.Refused refused
                ? "not compared: " + refused.limit()
                : String.valueOf(answer.invalid());
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
                        problem(answer));
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers can always be written", e);
        }
    }

    /** How many pairs came out how, what differed most, and what rules allowed. */
    String summary() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                pairs + " pairs: " + (pairs - different - troubles) + " same, " + different + " different, " + troubles
                        + " not compared");
        sorts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sort> entry) -> -entry.getValue().count))
                .forEach(entry -> line(
                        text,
                        entry.getValue().count + " x " + entry.getKey() + " (first in line "
                                + entry.getValue().firstLine + ")"));
        if (unsorted > 0) {
            line(text, unsorted + " more of other sorts");
        }
        masked.forEach((rule, count) -> line(text, "masked by " + rule + ": " + count));
        if (firstTrouble != null) {
            line(text, "first not compared: " + firstTrouble);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String words) {
        text.append(Printable.of(words)).append(System.lineSeparator());
    }
}
