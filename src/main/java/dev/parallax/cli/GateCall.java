package dev.parallax.cli;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Tenant;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks the gate of one service. Whatever goes wrong is an answer that cannot be believed, never an exception.
 *
 * @param controlPlane the service
 * @param timeout longest wait for an answer, from the first to the last byte
 * @param clock tells stale answers from fresh ones
 */
record GateCall(ControlPlane controlPlane, Duration timeout, Clock clock) {

    GateAnswer ask(Tenant tenant) {
        try {
            GateAnswer.Raw raw = Deadline.within(timeout, () -> read(controlPlane.gate(tenant.name())));
            return GateAnswer.read(raw, tenant, clock.instant());
        } catch (TimeoutException e) {
            return new GateAnswer.Broken("no complete answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new GateAnswer.Broken("interrupted");
        } catch (ExecutionException e) {
            return new GateAnswer.Broken("no answer: " + Causes.deepest(e));
        }
    }

    private static GateAnswer.Raw read(Response response) {
        try (response) {
            Body body = response.hasEntity() ? Body.of(response.readEntity(byte[].class)) : Body.empty();
            return new GateAnswer.Raw(response.getStatus(), response.getHeaderString("Content-Type"), body);
        }
    }
}
