package dev.parallax.report;

import dev.parallax.report.Problem.Field;
import dev.parallax.report.page.TriageForm;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of the form that triages a discrepancy, as a browser sends them. */
class TriageFields {

    @FormParam("state")
    @Nullable
    String state;

    @FormParam("until")
    @Nullable
    String until;

    @FormParam("because")
    @Nullable
    String because;

    @FormParam("by")
    @Nullable
    String by;

    /**
     * What they say; an empty field says nothing.
     *
     * @throws Problem 400 if the day is none
     */
    TriageReader.Given given() {
        return new TriageReader.Given(state, day(), because, by);
    }

    /** The form with what was typed, and why it was refused. */
    TriageForm form(Problem refusal) {
        return new TriageForm(
                orEmpty(state),
                orEmpty(until),
                orEmpty(because),
                orEmpty(by),
                orEmpty(refusal.document().detail()));
    }

    private @Nullable LocalDate day() {
        String text = orEmpty(until).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw Problem.malformed(new Field("until"), "until must be a day such as 2027-03-31.");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
