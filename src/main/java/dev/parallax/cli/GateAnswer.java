package dev.parallax.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.ReadinessDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a gate's answer comes to: a verdict, or a reason not to believe it. Anything but exactly one complete verdict on the
 * tenant that was asked for, with the status code that belongs to it, is broken, and broken is never READY (E1).
 */
sealed interface GateAnswer {

    /** An answer that can be believed. */
    record Verdict(ReadinessDocument document) implements GateAnswer {}

    /**
     * An answer that cannot.
     *
     * @param why as a clause
     */
    record Broken(String why) implements GateAnswer {}

    /**
     * An HTTP reply as it came.
     *
     * @param status status code
     * @param mediaType its {@code Content-Type}; null if it has none
     * @param body its bytes; empty if it has none
     */
    record Raw(int status, @Nullable String mediaType, Body body) {}

    /** How old a verdict may be, or how far two clocks apart: older ones come out of somebody's cache. */
    Duration OLDEST = Duration.ofMinutes(5);

    /** What {@code raw} says about {@code tenant}. */
    static GateAnswer read(Raw raw, Tenant tenant, Instant now) {
        if (raw.status() == 404) {
            return new Broken("no tenant named '" + tenant + "' was ever seen there (HTTP 404)");
        }
        if (raw.status() != 200 && raw.status() != 409 && raw.status() != 503) {
            return new Broken("HTTP " + raw.status() + " is no answer of a gate");
        }
        if (!isJson(raw.mediaType())) {
            return new Broken("the answer is no JSON but '" + raw.mediaType() + "' (HTTP " + raw.status() + ")");
        }
        if (raw.body().isEmpty()) {
            return new Broken("the answer is empty (HTTP " + raw.status() + ")");
        }
        try {
            return believe(StrictVerdictReader.read(raw.body()), raw.status(), tenant, now);
        } catch (IOException e) {
            String cause = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
            return new Broken("the answer is no complete verdict: " + cause + " (HTTP " + raw.status() + ")");
        }
    }

    private static GateAnswer believe(@Nullable ReadinessDocument document, int status, Tenant tenant, Instant now) {
        if (document == null) {
            return new Broken("the answer is null (HTTP " + status + ")");
        }
        if (!document.tenant().equals(tenant.name())) {
            return new Broken("the answer is about another tenant");
        }
        if (status != status(document.decision())) {
            return new Broken("HTTP " + status + " and " + document.decision() + " contradict each other");
        }
        Duration age = Duration.between(document.at(), now).abs();
        return age.compareTo(OLDEST) > 0
                ? new Broken("the verdict is of " + document.at() + ", and here it is " + now
                        + ": it comes out of a cache, or a clock is wrong")
                : new Verdict(document);
    }

    private static int status(Decision decision) {
        return switch (decision) {
            case READY -> 200;
            case NOT_READY, INSUFFICIENT_EVIDENCE -> 409;
            case UNKNOWN -> 503;
        };
    }

    private static boolean isJson(@Nullable String mediaType) {
        return mediaType != null
                && mediaType
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .matches("application/json(;charset=\"?utf-8\"?)?");
    }
}
