package dev.parallax.report.backtest;

import dev.parallax.evidence.SampledPair;
import dev.parallax.evidence.SampledReply;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.TransportFault;
import java.time.Duration;
import java.util.List;

/** A sample as a pair that can be compared again. */
public final class KeptPair {

    private KeptPair() {}

    /** The pair as it was kept; bodies that were not kept are empty. */
    public static Pair of(SampledPair sample, OperationId operation) {
        return new Pair(
                read(sample, operation),
                exchange(Side.LEGACY, sample.legacy()),
                exchange(Side.CANDIDATE, sample.candidate()));
    }

    /** Its read; the request's headers and body are never kept. */
    static CapturedRead read(SampledPair sample, OperationId operation) {
        Operation named = new Operation(operation, sample.method(), new PathTemplate("/**"));
        ReadRequest request = new ReadRequest(sample.method(), sample.target(), Headers.empty(), Body.empty());
        return new CapturedRead(
                sample.read(), sample.tenant(), named, request, Side.LEGACY, Origin.REPLAY, sample.at());
    }

    /** Bodies are kept decoded, so the coding they were sent in is no longer true of them. */
    private static Exchange exchange(Side side, SampledReply reply) {
        Body body = reply.body();
        Headers headers = reply.headers().without(List.of("content-encoding", "content-length", "transfer-encoding"));
        Reply answer = reply.status() == 0
                ? new Reply.Failure(TransportFault.RESET)
                : new Reply.Answer(reply.status(), headers, body == null ? Body.empty() : body);
        return new Exchange(side, answer, null, Duration.ZERO);
    }
}
