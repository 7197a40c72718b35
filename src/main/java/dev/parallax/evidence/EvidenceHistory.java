package dev.parallax.evidence;

import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * Evidence over time and by rule. Thread-safe, blocking. Every method throws {@link StoreUnavailableException} if the store
 * cannot be asked.
 */
public interface EvidenceHistory {

    /** Outcomes of {@code tenant} hour by hour, oldest first, all epochs together; hours without reads are left out. */
    List<Hour> hours(Tenant tenant, Span span);

    /** What each rule allowed in the epochs that tenants are in now, most used first. */
    List<RuleUse> ruleUses();

    /**
     * A stretch of time.
     *
     * @param from first instant
     * @param until the instant after the last
     */
    record Span(Instant from, Instant until) {}

    /**
     * One hour.
     *
     * @param at its beginning
     * @param match agreed
     * @param mismatch differed
     * @param unstable the data moved
     * @param vacuous proved nothing
     * @param notCompared for whatever reason
     * @param synthetic of all of these, reads no client waited for
     */
    record Hour(Instant at, long match, long mismatch, long unstable, long vacuous, long notCompared, long synthetic) {}

    /**
     * What a rule allowed.
     *
     * @param rule which
     * @param matches matches that leaned on it: without it they would not have been
     * @param places differences it allowed
     * @param tenants tenants it allowed something
     */
    record RuleUse(RuleId rule, long matches, long places, long tenants) {}
}
