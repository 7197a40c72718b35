package dev.parallax.compare;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.rules.book.RuleBookDigest;
import java.util.List;

/**
 * Where it goes what the serving side answered when it was asked the same read twice, which {@link Settling} does before it
 * believes a difference. The method does no I/O, returns at once and never throws.
 */
public interface RepeatSink {

    /**
     * A read was asked again of the side that serves it.
     *
     * @param read what was asked
     * @param drift where the second answer differs from the first, the first taken as legacy's value and the second as the
     *     candidate's; empty if it does not
     * @param rules the rules in force, which hide what they allow of one side here too
     */
    void askedAgain(CapturedRead read, List<Difference> drift, RuleBookDigest rules);
}
