package dev.parallax.report.page;

import org.jspecify.annotations.Nullable;

/**
 * One line of two documents laid side by side.
 *
 * @param depth how deep it stands, 0 for the root
 * @param label the member name or index, on both sides where they differ; empty for the root
 * @param legacy legacy's text; null if it has nothing there
 * @param candidate the candidate's text; null if it has nothing there
 * @param mark what is to be said of the line
 * @param note why, in words; empty if there is nothing to say
 * @param rule the rule that allows it; null unless masked
 */
public record TreeRow(
        int depth,
        String label,
        @Nullable String legacy,
        @Nullable String candidate,
        Mark mark,
        String note,
        @Nullable String rule) {

    /** A line no rule allows. */
    TreeRow(int depth, String label, @Nullable String legacy, @Nullable String candidate, Mark mark, String note) {
        this(depth, label, legacy, candidate, mark, note, null);
    }

    private static final int DEEPEST_STYLE = 12;

    /** What is to be said of a line; each is shown by a shape as well as by a colour. */
    public enum Mark {
        /** A container that leads to a difference. */
        WAY("", "way"),
        /** The same on both sides; shown so that a reader knows where they are. */
        SAME("", "same"),
        /** Lines left out. */
        OMITTED("⋯", "omitted"),
        /** Differs, and a rule allows it. */
        MASKED("▒", "masked"),
        /** Differs, and is what this page is about. */
        CHANGED("≠", "changed"),
        /** Only legacy has it. */
        REMOVED("−", "removed"),
        /** Only the candidate has it. */
        ADDED("+", "added"),
        /** Same things in another order. */
        MOVED("⇅", "moved"),
        /** Same meaning, written otherwise, or safe for a client. */
        HARMLESS("≈", "harmless");

        private final String shape;
        private final String style;

        Mark(String shape, String style) {
            this.shape = shape;
            this.style = style;
        }

        /** Its shape; empty if it needs none. */
        public String shape() {
            return shape;
        }

        /** Its style class. */
        public String style() {
            return style;
        }
    }

    /** Legacy's text, with what the candidate has otherwise set apart; null if legacy has nothing there. */
    public @Nullable Contrast legacyContrast() {
        return mark == Mark.CHANGED ? Contrast.of(legacy, candidate) : Contrast.alone(legacy);
    }

    /** The candidate's text, with what legacy has otherwise set apart; null if the candidate has nothing there. */
    public @Nullable Contrast candidateContrast() {
        return mark == Mark.CHANGED ? Contrast.of(candidate, legacy) : Contrast.alone(candidate);
    }

    /** Whether it stands for lines that are left out. */
    public boolean omitted() {
        return mark == Mark.OMITTED;
    }

    /** Its style classes. */
    public String style() {
        return mark.style() + " depth-" + Math.min(depth, DEEPEST_STYLE);
    }
}
