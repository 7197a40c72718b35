package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.OperationId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch of pairs came to: how many came out how, what differs most, what rules allowed. Not thread-safe. */
final class BatchTally {

    /** Sorts of difference told apart; more are only counted. */
    private static final int MAX_SORTS = 1_000;

    private final Map<String, Sort> sorts = new LinkedHashMap<>();
    private final Map<String, Long> masked = new TreeMap<>();
    private final @Nullable BatchSuggestions suggestions;
    private long pairs;
    private long different;
    private long troubles;
    private long unsorted;
    private @Nullable String firstTrouble;

    /**
     * @param suggestions what learns of every difference and proposes rules; null if none are wanted
     */
    BatchTally(@Nullable BatchSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    private static final class Sort {
        private final long firstLine;
        private long count;

        Sort(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    void add(DiffBatch.Answer answer) {
        pairs++;
        OperationId operation = answer.operation();
        if (operation != null && answer.comparison() instanceof Comparison.Compared compared) {
            different += compared.blocks() ? 1 : 0;
            compared.differences().forEach(difference -> sort(answer.line(), difference));
            for (Masked mask : compared.masked()) {
                masked.merge(mask.rule().value(), (long) mask.count(), Long::sum);
            }
            if (suggestions != null) {
                suggestions.add(operation, compared.differences());
            }
        } else {
            troubles++;
            if (firstTrouble == null) {
                firstTrouble = "line " + answer.line() + ": " + answer.problem();
            }
        }
    }

    int exitCode() {
        return troubles > 0 || pairs == 0
                ? DiffCommand.TROUBLE
                : different > 0 ? DiffCommand.DIFFERENT : DiffCommand.SAME;
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

    /** In words, a line a fact; then the rules that are proposed, if any are wanted. */
    String summary(LocalDate today) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                pairs + (pairs == 1 ? " pair: " : " pairs: ") + (pairs - different - troubles) + " same, " + different
                        + " different, " + troubles + " not compared");
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
        if (suggestions != null) {
            suggestions.lines(today).forEach(line -> line(text, line));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String words) {
        text.append(Printable.of(words)).append(System.lineSeparator());
    }
}
