package dev.parallax.report.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Who logged in through the provider, by the secret in the browser's cookie. Thread-safe. */
@ApplicationScoped
class Sessions {

    private static final int MOST = 10_000;

    private final Remembered<Caller> callers;

    Sessions(AccessConfig config, Clock clock) {
        callers = new Remembered<>(MOST, config.oidc().session(), clock);
    }

    Secret begin(Caller caller) {
        return callers.put(caller);
    }

    Optional<Caller> holderOf(Secret secret) {
        return callers.get(secret);
    }

    void end(Secret secret) {
        callers.take(secret);
    }
}
