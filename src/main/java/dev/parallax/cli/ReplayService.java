package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ProblemDocument;
import dev.parallax.report.wire.ReplayDocument;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service as a replay asks it: a call that finds it away or busy is made a few times before it is given up. A call whose
 * answer got lost may be made twice, so that a few reads may be asked twice; never is one passed over.
 *
 * @param controlPlane the service
 * @param stop ends the trying
 */
record ReplayService(ControlPlane controlPlane, StopRequest stop) {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private static final int TRIES = 5;

    ReplayDocument begin(@Nullable Tenant tenant, double perSecond) throws IOException, InterruptedException {
        return call(() -> controlPlane.beginReplay(tenant == null ? null : tenant.name(), String.valueOf(perSecond)));
    }

    ReplayDocument send(ReplayDocument replay, byte[] lines) throws IOException, InterruptedException {
        return call(() -> controlPlane.replayEntries(replay.id(), lines));
    }

    ReplayDocument end(ReplayDocument replay) throws IOException, InterruptedException {
        return call(() -> controlPlane.endReplay(replay.id()));
    }

    ReplayDocument look(ReplayDocument replay) throws IOException, InterruptedException {
        return call(() -> controlPlane.replay(replay.id()));
    }

    private ReplayDocument call(Supplier<Response> call) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            String problem;
            boolean again;
            try (Response response = call.get()) {
                if (response.getStatus() / 100 == 2) {
                    return response.readEntity(ReplayDocument.class);
                }
                problem = "HTTP " + response.getStatus() + detail(response);
                again = response.getStatus() == 429 || response.getStatus() >= 500;
            } catch (ProcessingException away) {
                problem = Causes.deepest(away);
                again = true;
            }
            if (!again || tries == TRIES || stop.isMade()) {
                throw new IOException(problem);
            }
            stop.pause(BETWEEN_TRIES);
        }
    }

    private static String detail(Response response) {
        try {
            String detail = response.readEntity(ProblemDocument.class).detail();
            return detail == null ? "" : ": " + detail;
        } catch (RuntimeException noProblem) {
            return "";
        }
    }
}
