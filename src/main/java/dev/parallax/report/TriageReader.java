package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.report.Problem.Field;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the body of a triage request strictly; what is wrong is a {@link Problem} that names the member. */
final class TriageReader {

    private TriageReader() {}

    /** The body as it comes, before it is checked. */
    record Given(
            @Nullable String state,
            @Nullable LocalDate until,
            @Nullable String because,
            @Nullable String by) {}

    /**
     * @param today an acceptance must not end before it
     * @throws Problem 400
     */
    static TriageDecision read(byte[] body, LocalDate today) {
        return decision(StrictJson.read(body, Given.class), today);
    }

    static TriageDecision decision(Given given, LocalDate today) {
        DiscrepancyState state = DiscrepancyQuery.oneOf(
                new Field("state"), DiscrepancyState.class, given.state() == null ? "" : given.state());
        if (state == DiscrepancyState.FIXED || state == DiscrepancyState.REGRESSED) {
            throw Problem.malformed(new Field("state"), "state " + state + " is found out by comparing, not decided.");
        }
        LocalDate until = given.until();
        Field end = new Field("until");
        if (state.blocks() && until != null) {
            throw Problem.malformed(end, "until must be left out for state " + state + ".");
        }
        if (!state.blocks() && until == null) {
            throw Problem.malformed(end, "until must be the last day of the acceptance.");
        }
        if (until != null && until.isBefore(today)) {
            throw Problem.malformed(end, "until must not lie in the past.");
        }
        return new TriageDecision(
                state,
                until,
                new TriageDecision.Because(text(new Field("because"), given.because())),
                new TriageDecision.Actor(text(new Field("by"), given.by())));
    }

    static String text(Field field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 2_000) {
            throw Problem.malformed(field, field.path() + " must be 1 to 2000 characters.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw Problem.malformed(field, field.path() + " must hold no control character.");
        }
        return text.strip();
    }
}
