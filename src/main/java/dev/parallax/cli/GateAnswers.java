package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.OverrideLine;
import java.time.Instant;
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
     * @param honoured whether an override in force lets the tenant pass whatever the verdict
     */
    record Answer(Tenant tenant, GateAnswer answer, boolean honoured) {

        /** Without regard to overrides. */
        Answer(Tenant tenant, GateAnswer answer) {
            this(tenant, answer, false);
        }

        /** The verdict; UNKNOWN if the answer cannot be believed. */
        Decision decision() {
            return answer instanceof GateAnswer.Verdict verdict
                    ? verdict.document().decision()
                    : Decision.UNKNOWN;
        }
    }

    /** The same, where overrides that are in force at {@code now} let their tenants pass. */
    GateAnswers honouring(Instant now) {
        return new GateAnswers(answers.stream()
                .map(answer -> new Answer(answer.tenant(), answer.answer(), isOverridden(answer.answer(), now)))
                .toList());
    }

    private static boolean isOverridden(GateAnswer answer, Instant now) {
        if (!(answer instanceof GateAnswer.Verdict verdict)
                || verdict.document().decision() == Decision.READY) {
            return false;
        }
        OverrideLine override = verdict.document().override();
        return override != null
                && override.state() == BreakGlass.Standing.IN_FORCE
                && now.isBefore(override.until())
                && !override.until().isAfter(override.from().plus(BreakGlass.LONGEST));
    }

    /** Asks for each tenant. */
    static GateAnswers ask(List<Tenant> tenants, Function<Tenant, GateAnswer> gate) {
        return new GateAnswers(tenants.stream()
                .map(tenant -> new Answer(tenant, gate.apply(tenant)))
                .toList());
    }

    /** What they come to for whoever waits for the exit code: as {@link #decision}, but that what is honoured passes. */
    Decision outcome() {
        return answers.stream()
                .map(answer -> answer.honoured() ? Decision.READY : answer.decision())
                .reduce(Decision::and)
                .orElse(Decision.UNKNOWN);
    }

    /** The decision over all of them: the heaviest. READY only if every one is. */
    Decision decision() {
        return answers.stream().map(Answer::decision).reduce(Decision::and).orElse(Decision.UNKNOWN);
    }
}
