package dev.parallax.readiness.judge;

import dev.parallax.readiness.Reason;
import java.util.List;

/**
 * One thing that has to be so before a tenant may move. A check never says READY of a tenant: it finds what is wrong,
 * missing or in order, and the judge derives the verdict from all findings together.
 */
interface Check {

    /** What it finds; empty if another check answers for it. */
    List<Reason> findings(Docket docket);
}
