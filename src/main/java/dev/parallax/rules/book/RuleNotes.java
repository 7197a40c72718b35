package dev.parallax.rules.book;

import dev.parallax.exchange.RuleId;
import dev.parallax.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What somebody who looks after rules should know, though nothing is wrong: rules that ended, end soon, or reach nothing. */
public final class RuleNotes {

    private static final int SOON_DAYS = 30;

    private RuleNotes() {}

    /**
     * One thing to know.
     *
     * @param rule about which rule
     * @param text a clause that continues its name
     */
    public record Note(RuleId rule, String text) {}

    /** All notes on that day, in the order of the rules. */
    public static List<Note> on(RuleBook book, LocalDate today) {
        List<Note> notes = new ArrayList<>();
        for (Rule rule : book.rules()) {
            LocalDate until = rule.governance().until();
            if (!rule.governance().holdsOn(today)) {
                notes.add(new Note(rule.id(), "ended on " + until + " and no longer works"));
            } else if (until.isBefore(today.plusDays(SOON_DAYS))) {
                notes.add(new Note(rule.id(), "ends on " + until));
            }
            if (reachesNoOperation(rule, book)) {
                notes.add(new Note(
                        rule.id(),
                        "is for " + rule.scope().operations() + ", and none of the declared operations is one"));
            }
        }
        return notes;
    }

    private static boolean reachesNoOperation(Rule rule, RuleBook book) {
        return !book.operations().isEmpty()
                && book.operations().stream()
                        .noneMatch(operation -> rule.scope().operations().stream()
                                .anyMatch(glob -> glob.matches(operation.id().value())));
    }
}
