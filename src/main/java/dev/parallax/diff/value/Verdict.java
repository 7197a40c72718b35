package dev.parallax.diff.value;

import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.RuleId;

/** What two values at one place are to each other. */
public sealed interface Verdict {

    Verdict SAME = new Same();
    Verdict LEXICAL = new Differs(DifferenceKind.LEXICAL);
    Verdict VALUE = new Differs(DifferenceKind.VALUE);
    Verdict TYPE = new Differs(DifferenceKind.TYPE);
    Verdict LEAK = new Differs(DifferenceKind.TENANT_LEAK);

    /** Nothing to say. */
    record Same() implements Verdict {}

    /** They differ, and this rule allows it. */
    record Allowed(RuleId rule) implements Verdict {}

    /** They differ. */
    record Differs(DifferenceKind kind) implements Verdict {}
}
