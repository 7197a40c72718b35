package dev.parallax.exchange;

import java.util.List;

/** What became of a captured read. Every captured read has exactly one. */
public sealed interface Outcome {

    /** The name used in the API, in tallies and on pages. */
    Kind kind();

    /** The outcomes by name. The names are part of the API. */
    enum Kind {
        MATCH,
        MISMATCH,
        UNSTABLE,
        VACUOUS,
        NOT_COMPARED
    }

    /**
     * The sides agree under the rules.
     *
     * @param notes differences that do not block ({@link Severity#COMPATIBLE}, {@link Severity#COSMETIC}); may be empty
     */
    record Match(List<Difference> notes) implements Outcome {
        public Match {
            notes = List.copyOf(notes);
        }

        @Override
        public Kind kind() {
            return Kind.MATCH;
        }
    }

    /**
     * The sides differ, and the data stood still.
     *
     * @param differences all of them, blocking or not; at least one blocks
     */
    record Mismatch(List<Difference> differences) implements Outcome {
        /**
         * @throws IllegalArgumentException if no difference blocks
         */
        public Mismatch {
            differences = List.copyOf(differences);
            if (differences.stream()
                    .noneMatch(difference -> difference.severity().blocks())) {
                throw new IllegalArgumentException("a mismatch needs a difference that blocks");
            }
        }

        @Override
        public Kind kind() {
            return Kind.MISMATCH;
        }
    }

    /** The sides differ, and so does the serving side from itself: the data moved, nothing can be said. */
    record Unstable() implements Outcome {
        @Override
        public Kind kind() {
            return Kind.UNSTABLE;
        }
    }

    /**
     * The sides agree, and it proves nothing.
     *
     * @param reason why
     */
    record Vacuous(VacuousReason reason) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.VACUOUS;
        }
    }

    /**
     * Captured, but not compared.
     *
     * @param reason why not
     */
    record NotCompared(SkipReason reason) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.NOT_COMPARED;
        }
    }
}
