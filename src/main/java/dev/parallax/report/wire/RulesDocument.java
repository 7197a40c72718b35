package dev.parallax.report.wire;

import java.util.List;

/**
 * The rule book in force.
 *
 * @param kind always {@value #KIND}
 * @param digest names what it means; 64 hexadecimal digits
 * @param rules every rule, expired ones too, in file order
 */
public record RulesDocument(String kind, String digest, List<RuleLine> rules) {

    /** What {@link #kind} holds. */
    public static final String KIND = "rules";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is of another kind or lacks a required member
     */
    public RulesDocument {
        kind = Wire.kind(KIND, kind);
        Wire.required("digest", digest);
        rules = List.copyOf(Wire.required("rules", rules));
    }
}
