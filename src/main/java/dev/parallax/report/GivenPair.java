package dev.parallax.report;

import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.Duration;
import java.util.Optional;

/**
 * Two replies somebody gave to be compared.
 *
 * @param operation what they answer
 * @param tenant whose they are
 * @param legacy what legacy answered
 * @param candidate what the candidate answered
 * @param rules a rule book in YAML; empty for the one in force
 */
public record GivenPair(OperationId operation, Tenant tenant, Answer legacy, Answer candidate, Optional<String> rules) {

    Exchange exchange(Side side) {
        return new Exchange(side, side == Side.LEGACY ? legacy : candidate, null, Duration.ZERO);
    }

    /**
     * Reads the body of a compare request.
     *
     * @throws InvalidPairException if it is none; names the member that is wrong
     */
    public static GivenPair parse(byte[] request) throws InvalidPairException {
        try {
            return GivenPairReader.read(request);
        } catch (Problem problem) {
            throw new InvalidPairException(String.valueOf(problem.getMessage()));
        }
    }
}
