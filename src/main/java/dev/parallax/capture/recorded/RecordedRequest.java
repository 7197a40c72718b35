package dev.parallax.capture.recorded;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A request as a recording has it. Nobody has judged yet whether it is a read, whose it is, or what of it may be sent.
 *
 * @param method the method token, case kept
 * @param target origin form
 * @param headers as recorded, credentials and hop-by-hop fields included; {@code Host} from the URL where none was recorded
 * @param body empty if there was none
 * @param tenant whose it is, where the recording says so itself; null where the request has to say it
 */
public record RecordedRequest(
        String method,
        Target target,
        Headers headers,
        Body body,
        @Nullable Tenant tenant) {}
