package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One read of the heartbeat's tenant on its way in. Its number is a secret that is good once: nobody outside can send one.
 * Thread-safe.
 */
public final class Beat {

    /** What every beat asks. */
    public static final Operation OPERATION = new Operation(
            new OperationId(Tenant.RESERVED_PREFIX + "heartbeat"),
            ReadMethod.GET,
            new PathTemplate("/parallax-heartbeat/{beat}"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tenant tenant;
    private final String number;
    private final CompletableFuture<Void> captured = new CompletableFuture<>();
    private final CompletableFuture<Void> paired = new CompletableFuture<>();

    Beat(Tenant tenant) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        this.tenant = tenant;
        this.number = HexFormat.of().formatHex(bytes);
    }

    Tenant tenant() {
        return tenant;
    }

    String number() {
        return number;
    }

    Target target() {
        return new Target("/parallax-heartbeat/" + number);
    }

    /** Completes when the data plane has captured it; never if it does not. */
    public CompletionStage<Void> captured() {
        return captured;
    }

    /** Completes when both sides have answered it and the pair has been handed on; never if that does not happen. */
    public CompletionStage<Void> paired() {
        return paired;
    }

    void isCaptured() {
        captured.complete(null);
    }

    void isPaired() {
        paired.complete(null);
    }
}
