package dev.parallax.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parallax.compare.PairJudge;
import dev.parallax.evidence.SampledPair;
import dev.parallax.evidence.SampledReply;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.OperationId;
import dev.parallax.report.backtest.KeptPair;
import dev.parallax.report.wire.MaskedLine;
import dev.parallax.report.wire.ReplyLine;
import dev.parallax.report.wire.SampleLine;
import dev.parallax.rules.book.RuleBook;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From kept pairs to their wire records. What rules mask in a pair is not kept with it, so it is found by comparing the kept
 * bodies again under the rules of now. Thread-safe.
 *
 * @param judge compares as the service does
 * @param book the rules of now
 * @param today the day they must hold on
 */
record SampleMapping(PairJudge judge, RuleBook book, LocalDate today) {

    SampleLine line(SampledPair sample, OperationId operation) {
        return new SampleLine(
                sample.tenant().name(),
                sample.at(),
                sample.method() + " " + sample.target().text(),
                line(sample.legacy(), sample.epoch().legacy()),
                line(sample.candidate(), sample.epoch().candidate()),
                sample.differences().stream().map(DifferenceMapping::line).toList(),
                masked(sample, operation),
                patch(sample));
    }

    private static ReplyLine line(SampledReply reply, @Nullable BuildId build) {
        Body body = reply.body();
        Optional<String> text = body == null ? Optional.empty() : text(body);
        return new ReplyLine(
                reply.status() == 0 ? null : reply.status(),
                reply.fault(),
                build == null ? null : build.value(),
                null,
                reply.headers().fields().stream()
                        .map(field -> new ReplyLine.HeaderLine(field.name(), field.value()))
                        .toList(),
                reply.bodyBytes(),
                text.orElse(null),
                body == null || text.isPresent() ? null : Base64.getEncoder().encodeToString(body.bytes()));
    }

    private static Optional<String> text(Body body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.bytes()))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static JsonNode patch(SampledPair sample) {
        Body legacy = sample.legacy().body();
        Body candidate = sample.candidate().body();
        return legacy == null || candidate == null
                ? JsonNodeFactory.instance.arrayNode()
                : PatchMapping.between(legacy, candidate);
    }

    private List<MaskedLine> masked(SampledPair sample, OperationId operation) {
        return judge.judge(KeptPair.of(sample, operation), book, today).masked().stream()
                .map(DifferenceMapping::line)
                .toList();
    }
}
