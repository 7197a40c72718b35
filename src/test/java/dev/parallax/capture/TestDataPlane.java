package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.stub.StubBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A data plane on a free port, made as the application makes it, but from values. */
public final class TestDataPlane implements AutoCloseable {

    public static final HeaderName BUILD = new HeaderName("X-Build");

    private final DataPlane plane;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ByteBudget bodies;

    private TestDataPlane(Builder builder) {
        bodies = builder.bodies;
        plane = new DataPlane(
                () -> new CaptureSettings(
                        builder.backends,
                        builder.mode,
                        new ListenAddress("127.0.0.1", builder.port),
                        new HeaderTenantSource(new HeaderName("X-Tenant-Id")),
                        builder.registry,
                        ReadAllowList.parse(builder.reads),
                        builder.contract,
                        ReplayCredentials.from(builder.replay, new HeaderName("X-Tenant-Id")),
                        BUILD,
                        builder.maxBody,
                        builder.limits),
                builder.declared,
                Roles.candidateServes(builder.candidateServes),
                builder.sink,
                bodies,
                meters,
                InstantSource.system());
        plane.start();
    }

    public static Builder with(Map<Side, BackendUrl> backends, ReadSink sink) {
        return new Builder(backends, sink);
    }

    public static Builder with(StubBackend legacy, StubBackend candidate, ReadSink sink) {
        return with(urls(legacy.port(), candidate.port()), sink);
    }

    /** Both sides on loopback. */
    public static Map<Side, BackendUrl> urls(int legacy, int candidate) {
        return Map.of(Side.LEGACY, url(legacy), Side.CANDIDATE, url(candidate));
    }

    /** A backend on loopback. */
    static BackendUrl url(int port) {
        return new BackendUrl("127.0.0.1", port, false, "");
    }

    public int port() {
        return plane.port();
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    public ByteBudget bodies() {
        return bodies;
    }

    public DataPlane plane() {
        return plane;
    }

    @Override
    public void close() {
        plane.stop();
    }

    /** Replayed reads carry no credential. */
    private record NothingConfigured() implements ReplayConfig {
        @Override
        public Optional<List<String>> credentials() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> harmless() {
            return Optional.empty();
        }
    }

    /** What a test wants otherwise. */
    public static final class Builder {

        private final Map<Side, BackendUrl> backends;
        private final ReadSink sink;
        private int port;
        private Mode mode = Mode.PROXY;
        private List<String> reads = List.of("GET /**");
        private Supplier<List<Operation>> declared = List::of;
        private List<Operation> contract = List.of();
        private TenantRegistry registry = TenantRegistry.open();
        private ReplayConfig replay = new NothingConfigured();
        private Set<Tenant> candidateServes = Set.of();
        private int maxBody = 1 << 20;
        private ByteBudget bodies = new ByteBudget(64 << 20);
        private ServingLimits limits = new ServingLimits(
                1,
                64,
                64,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                false);

        private Builder(Map<Side, BackendUrl> backends, ReadSink sink) {
            this.backends = backends;
            this.sink = sink;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        public Builder reads(String... entries) {
            this.reads = Arrays.asList(entries);
            return this;
        }

        public Builder declared(List<Operation> operations) {
            return declared(() -> operations);
        }

        /** Operations of a rule book that may be changed while the plane runs. */
        public Builder declared(Supplier<List<Operation>> operations) {
            this.declared = operations;
            return this;
        }

        public Builder openApi(Path... documents) {
            this.contract = OpenApiDocument.operations(Arrays.asList(documents));
            return this;
        }

        public Builder tenants(List<String> names, Optional<Path> file) {
            this.registry = TenantRegistry.of(Optional.of(names), file);
            return this;
        }

        public Builder replay(ReplayConfig replay) {
            this.replay = replay;
            return this;
        }

        public Builder candidateServes(Tenant... tenants) {
            this.candidateServes = Set.of(tenants);
            return this;
        }

        public Builder maxBody(int bytes) {
            this.maxBody = bytes;
            return this;
        }

        public Builder bodies(ByteBudget bodies) {
            this.bodies = bodies;
            return this;
        }

        public Builder limits(ServingLimits limits) {
            this.limits = limits;
            return this;
        }

        public TestDataPlane start() {
            return new TestDataPlane(this);
        }
    }
}
