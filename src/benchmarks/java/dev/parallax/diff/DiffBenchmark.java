package dev.parallax.diff;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.JsonDiff;
import dev.parallax.exchange.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.jsonunit.core.Configuration;
import net.javacrumbs.jsonunit.core.internal.Diff;
import net.javacrumbs.jsonunit.core.internal.Path;
import org.json.JSONException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.skyscreamer.jsonassert.JSONCompare;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** Bytes in, list of differences out: ours against what others use, on the same documents in the same run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DiffBenchmark {

    @Param
    BenchmarkDocument document;

    private static final Normalising NORMALISING = new Normalising();

    private final ObjectMapper mapper = new ObjectMapper();
    private final DiffEngine engine = new DiffEngine();
    private byte[] legacy;
    private byte[] candidate;
    private Pair pair;

    @Setup
    public void prepare() {
        legacy = document.legacy().getBytes(StandardCharsets.UTF_8);
        candidate = document.candidate().getBytes(StandardCharsets.UTF_8);
        pair = Pairs.json(legacy, candidate);
    }

    @Benchmark
    public Comparison parallax() {
        return engine.compare(pair, document.rules());
    }

    @Benchmark
    public Object zjsonpatch() throws IOException {
        return JsonDiff.asJson(mapper.readTree(legacy), mapper.readTree(candidate));
    }

    /** What is done where the library knows no rules: both trees are rewritten as the rules say, then compared. */
    @Benchmark
    public Object normalised() throws IOException {
        return JsonDiff.asJson(NORMALISING.normalised(legacy), NORMALISING.normalised(candidate));
    }

    @Benchmark
    public boolean jacksonTreeEquals() throws IOException {
        return mapper.readTree(legacy).equals(mapper.readTree(candidate));
    }

    @Benchmark
    public void jacksonTokens(Blackhole sink) throws IOException {
        tokens(legacy, sink);
        tokens(candidate, sink);
    }

    @Benchmark
    public boolean jsonUnit() {
        return Diff.create(
                        new String(legacy, StandardCharsets.UTF_8),
                        new String(candidate, StandardCharsets.UTF_8),
                        "actual",
                        Path.root(),
                        Configuration.empty())
                .similar();
    }

    @Benchmark
    public Object jsonAssert() throws JSONException {
        return JSONCompare.compareJSON(
                new String(legacy, StandardCharsets.UTF_8),
                new String(candidate, StandardCharsets.UTF_8),
                JSONCompareMode.STRICT);
    }

    int countTokens() throws IOException {
        int count = 0;
        for (byte[] body : new byte[][] {legacy, candidate}) {
            try (JsonParser parser = mapper.getFactory().createParser(body)) {
                while (parser.nextToken() != null) {
                    count++;
                }
            }
        }
        return count;
    }

    private void tokens(byte[] body, Blackhole sink) throws IOException {
        try (JsonParser parser = mapper.getFactory().createParser(body)) {
            while (parser.nextToken() != null) {
                sink.consume(parser.currentToken());
            }
        }
    }
}
