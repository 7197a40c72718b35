package dev.parallax.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request as one side answered it. The request itself is the pair's.
 *
 * @param side who was asked
 * @param reply what came back
 * @param build the build named in the reply; null if it named none
 * @param latency from sending the request to the last byte of the reply, or to the failure
 */
public record Exchange(Side side, Reply reply, @Nullable BuildId build, Duration latency) {}
