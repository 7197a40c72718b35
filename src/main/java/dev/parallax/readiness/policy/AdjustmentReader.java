package dev.parallax.readiness.policy;

import dev.parallax.readiness.policy.OperationAdjustment.Latency;
import dev.parallax.readiness.statistics.Share;
import dev.parallax.rules.load.RuleScalars;
import dev.parallax.rules.load.YamlMapping;
import dev.parallax.rules.load.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a policy, or an entry of it, says otherwise. */
final class AdjustmentReader {

    /** The words that may be said about an operation. */
    static final List<String> OPERATION_WORDS = List.of("cases", "not-compared", "unstable", "masked", "latency");

    /** The words that may be said about a tenant. */
    static final List<String> WORDS = Stream.concat(
                    Stream.of("mismatches", "pooling", "soak", "freshness", "contract"), OPERATION_WORDS.stream())
            .toList();

    /** A limit of no mismatch at all cannot be shown, and one of half of all requests shows nothing. */
    private static final Share LARGEST_LIMIT = Share.percent(50);

    private AdjustmentReader() {}

    static Adjustment read(YamlMapping entry) {
        Optional<YamlMapping> mismatches = part(entry, "mismatches", List.of("limit", "confidence"));
        Optional<YamlMapping> pooling = part(entry, "pooling", List.of("allowed", "tenants", "largest", "own"));
        return new Adjustment(
                within(mismatches, "limit", value -> PolicyScalars.shareUpTo(value, "'limit'", LARGEST_LIMIT)),
                within(mismatches, "confidence", PolicyScalars::confidence),
                new PoolingAdjustment(
                        within(pooling, "allowed", value -> PolicyScalars.yesOrNo(value, "'allowed'")),
                        within(pooling, "tenants", value -> PolicyScalars.atLeastOne(value, "'tenants'")),
                        within(pooling, "largest", value -> PolicyScalars.shareUpTo(value, "'largest'", Share.ALL)),
                        within(pooling, "own", value -> PolicyScalars.shareUpTo(value, "'own'", LARGEST_LIMIT))),
                of(entry, "soak", value -> RuleScalars.duration(value, "'soak'")),
                of(entry, "freshness", value -> PolicyScalars.positiveDuration(value, "'freshness'")),
                of(entry, "contract", value -> PolicyScalars.share(value, "'contract'")),
                readOperation(entry));
    }

    static OperationAdjustment readOperation(YamlMapping entry) {
        Optional<YamlMapping> cases = part(entry, "cases", List.of("minimum", "finite"));
        Optional<YamlMapping> latency = part(entry, "latency", List.of("ratio", "slack", "pairs", "shown"));
        return new OperationAdjustment(
                within(cases, "minimum", value -> PolicyScalars.atLeastOne(value, "'minimum'")),
                within(cases, "finite", value -> PolicyScalars.yesOrNo(value, "'finite'")),
                of(entry, "not-compared", value -> PolicyScalars.share(value, "'not-compared'")),
                of(entry, "unstable", value -> PolicyScalars.share(value, "'unstable'")),
                of(entry, "masked", value -> PolicyScalars.share(value, "'masked'")),
                new Latency(
                        within(latency, "ratio", PolicyScalars::ratio),
                        within(latency, "slack", value -> RuleScalars.duration(value, "'slack'")),
                        within(latency, "pairs", value -> PolicyScalars.atLeastOne(value, "'pairs'")),
                        within(latency, "shown", value -> PolicyScalars.yesOrNo(value, "'shown'"))));
    }

    private static Optional<YamlMapping> part(YamlMapping entry, String key, List<String> words) {
        Optional<YamlMapping> part = entry.find(key).flatMap(value -> value.mapping("'" + key + "'"));
        part.ifPresent(mapping -> mapping.refuseOthers(words));
        return part;
    }

    private static <T> @Nullable T of(YamlMapping entry, String key, Function<YamlValue, Optional<T>> read) {
        return entry.find(key).flatMap(read).orElse(null);
    }

    private static <T> @Nullable T within(
            Optional<YamlMapping> entry, String key, Function<YamlValue, Optional<T>> read) {
        return entry.flatMap(mapping -> mapping.find(key)).flatMap(read).orElse(null);
    }
}
