package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import java.util.List;
import java.util.function.Function;

/**
 * The gate's answers on the tenants that were asked for, in that order.
 *
 * @param answers at least one
 */
record GateAnswers(List<Answer> answers) {

    /** Copies the list. */
    GateAnswers {
        answers = List.copyOf(answers);
    }

    /**
     * What came back on one tenant.
     *
     * @param tenant who was asked for
     * @param answer what was answered
     */
    record Answer(Tenant tenant, GateAnswer answer) {

        /** The verdict; UNKNOWN if the answer cannot be believed. */
        Decision decision() {
            return answer instanceof GateAnswer.Verdict verdict
                    ? verdict.document().decision()
                    : Decision.UNKNOWN;
        }
    }

    /** Asks for each tenant. */
    static GateAnswers ask(List<Tenant> tenants, Function<Tenant, GateAnswer> gate) {
        return new GateAnswers(tenants.stream()
                .map(tenant -> new Answer(tenant, gate.apply(tenant)))
                .toList());
    }

    /** The decision over all of them: the heaviest. READY only if every one is. */
    Decision decision() {
        return answers.stream().map(Answer::decision).reduce(Decision::and).orElse(Decision.UNKNOWN);
    }
}
