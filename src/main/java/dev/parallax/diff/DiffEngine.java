package dev.parallax.diff;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.CompiledRules;
import java.util.List;

/**
 * Compares the two replies of a pair under compiled rules. Stateless, so safe to share; does no I/O and reads no clock.
 */
public final class DiffEngine {

    /** Compares the pair; never throws for any content of the pair. */
    public Comparison compare(Pair pair, CompiledRules rules) {
        Reply legacy = pair.legacy().reply();
        Reply candidate = pair.candidate().reply();
        if (legacy.equals(candidate)) {
            return new Comparison.Compared(List.of(), List.of(), false, 0);
        }
        return new Comparison.Compared(
                List.of(new Difference(
                        new Location.WholeReply(),
                        new PathPattern("$"),
                        DifferenceKind.VALUE,
                        Severity.DEVIATION,
                        Fragment.absent(),
                        Fragment.absent(),
                        new ChangeShape("reply changed"))),
                List.of(),
                false,
                0);
    }
}
