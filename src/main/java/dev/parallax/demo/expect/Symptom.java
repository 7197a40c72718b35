package dev.parallax.demo.expect;

import dev.parallax.readiness.ReasonCode;
import java.util.Set;

/** How a planted defect shows. */
public sealed interface Symptom {

    /**
     * By discrepancies.
     *
     * @param always what has to be reported for every tenant it hits
     * @param also what may be reported besides, depending on the data
     */
    record Discrepancies(Set<Sign> always, Set<Sign> also) implements Symptom {

        /** Copies the sets. */
        public Discrepancies {
            always = Set.copyOf(always);
            also = Set.copyOf(also);
        }

        /** Whether it may look like that. */
        public boolean shows(Sign sign) {
            return always.contains(sign) || also.contains(sign);
        }
    }

    /**
     * By a check of the verdict, with no reply differing.
     *
     * @param code which check fails
     */
    record FailedCheck(ReasonCode code) implements Symptom {}
}
