package dev.parallax.diff;

import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.SkipReason;
import java.util.List;

/** What the diff found out about a pair. */
public sealed interface Comparison {

    /**
     * The pair was compared to the end.
     *
     * @param differences all that no rule allows, in document order, up to the engine's stated bound
     * @param masked all that rules allow, per rule and pattern
     * @param everythingMasked whether there was something to compare in the bodies and rules left none of it
     * @param unlisted how many further differences were found beyond the bound; each of a pattern, kind and shape that is
     *     listed
     */
    record Compared(List<Difference> differences, List<Masked> masked, boolean everythingMasked, int unlisted)
            implements Comparison {

        /** Copies the lists. */
        public Compared {
            differences = List.copyOf(differences);
            masked = List.copyOf(masked);
        }

        /** Whether some difference keeps a tenant from being flipped. */
        public boolean blocks() {
            for (Difference difference : differences) {
                if (difference.severity().blocks()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The pair went over a limit on depth, nodes, size or work; nothing can be said about it.
     *
     * @param reason always {@link SkipReason#BUDGET} or {@link SkipReason#TOO_LARGE}
     * @param limit which limit, in words
     */
    record Refused(SkipReason reason, String limit) implements Comparison {}
}
