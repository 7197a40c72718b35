package dev.parallax.report.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether rules could be put in force.
 *
 * @param kind always {@value #KIND}
 * @param valid whether nothing is wrong
 * @param digest what the whole book would be called; left out if something is wrong
 * @param rules how many rules it would hold
 * @param problems everything that is wrong, by file and line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulesCheckDocument(
        String kind, boolean valid, @Nullable String digest, int rules, List<ProblemLine> problems) {

    /** What {@link #kind} holds. */
    public static final String KIND = "rules-check";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind
     */
    public RulesCheckDocument {
        kind = Wire.kind(KIND, kind);
        problems = List.copyOf(Wire.required("problems", problems));
    }

    /**
     * One thing that is wrong.
     *
     * @param file in which file, as given
     * @param here whether that is the file being edited
     * @param line from 1
     * @param column from 1
     * @param message what is wrong and what to do
     */
    public record ProblemLine(String file, boolean here, int line, int column, String message) {}
}
