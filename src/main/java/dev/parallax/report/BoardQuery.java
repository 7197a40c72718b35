package dev.parallax.report;

import dev.parallax.exchange.Side;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Verdict;
import dev.parallax.report.page.BoardView;
import dev.parallax.report.page.BoardView.Order;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody asks the board to show. */
class BoardQuery {

    @QueryParam("search")
    @Nullable
    String search;

    @QueryParam("decision")
    @Nullable
    String decision;

    @QueryParam("serving")
    @Nullable
    String serving;

    @QueryParam("order")
    @Nullable
    String order;

    /**
     * @throws Problem 400 if a word is none of those there are
     */
    BoardView.Asked asked() {
        return new BoardView.Asked(
                search == null ? "" : search.strip(),
                word("decision", Decision.class, decision),
                word("serving", Side.class, serving),
                orName(word("order", Order.class, order)));
    }

    private static <E extends Enum<E>> @Nullable E word(String field, Class<E> type, @Nullable String text) {
        return text == null || text.isBlank() ? null : DiscrepancyQuery.oneOf(new Problem.Field(field), type, text);
    }

    private static Order orName(@Nullable Order order) {
        return order == null ? Order.NAME : order;
    }

    /** Those asked for, in the order asked for. */
    static List<Verdict> select(List<Verdict> verdicts, BoardView.Asked asked) {
        String wanted = asked.search().toLowerCase(Locale.ROOT);
        return verdicts.stream()
                .filter(verdict -> asked.decision() == null || verdict.decision() == asked.decision())
                .filter(verdict -> asked.serving() == null || verdict.serving() == asked.serving())
                .filter(verdict -> wanted.isEmpty()
                        || verdict.tenant().name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(comparator(asked.order()))
                .toList();
    }

    private static Comparator<Verdict> comparator(Order order) {
        Comparator<Verdict> name = Comparator.comparing(Verdict::tenant);
        return switch (order) {
            case NAME -> name;
            case MISMATCHES ->
                Comparator.<Verdict>comparingLong(verdict -> verdict.counts().mismatch())
                        .reversed()
                        .thenComparing(name);
            case READS ->
                Comparator.<Verdict>comparingLong(verdict -> verdict.counts().captured())
                        .reversed()
                        .thenComparing(name);
            case VERDICT ->
                Comparator.<Verdict>comparingInt(verdict -> verdict.decision().weight())
                        .reversed()
                        .thenComparing(name);
        };
    }
}
