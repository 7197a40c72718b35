package dev.parallax.report.wire;

import java.util.List;

/**
 * Proposed rules.
 *
 * @param kind always {@value #KIND}
 * @param suggestions proposals, worst discrepancy first
 */
public record SuggestionsDocument(String kind, List<SuggestionLine> suggestions) {

    /** What {@link #kind} holds. */
    public static final String KIND = "rule-suggestions";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public SuggestionsDocument {
        kind = Wire.kind(KIND, kind);
        suggestions = List.copyOf(Wire.required("suggestions", suggestions));
    }
}
