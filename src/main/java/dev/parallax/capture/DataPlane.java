package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The data plane: a listener with event loops of its own, which neither the control plane nor any database can delay. Inert
 * until started. {@link #start} and {@link #stop} block and are idempotent; thread-safe.
 */
@ApplicationScoped
public class DataPlane {

    private static final Logger LOG = Logger.getLogger(DataPlane.class);
    private static final SettingName PORT = new SettingName("parallax.port");
    /** Operations told apart by guessing, at most. */
    private static final int INFERRED_TEMPLATES = 1_000;
    /** How often the registry of tenants is looked at, in milliseconds. */
    private static final long WATCH_EVERY = 2_000;
    /** Longest wait for the listener to open or close, in seconds. */
    private static final long PATIENCE = 20;

    private final Supplier<CaptureSettings> configured;
    private final Supplier<List<Operation>> declared;
    private final Roles roles;
    private final ReadSink sink;
    private final ByteBudget bodies;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final HeartbeatDoor door = new HeartbeatDoor();
    private @Nullable Running running;
    private volatile boolean departing;

    /** Of the application: settings are checked at the start, not before. */
    @Inject
    public DataPlane(
            CaptureConfig config,
            ReplayConfig replay,
            RuleBooks books,
            Roles roles,
            ReadSink sink,
            ByteBudget bodies,
            MeterRegistry registry,
            InstantSource clock) {
        this(
                () -> CaptureSettings.from(config, replay),
                () -> books.current().operations(),
                roles,
                sink,
                bodies,
                registry,
                clock);
    }

    DataPlane(
            Supplier<CaptureSettings> configured,
            Supplier<List<Operation>> declared,
            Roles roles,
            ReadSink sink,
            ByteBudget bodies,
            MeterRegistry registry,
            InstantSource clock) {
        this.configured = configured;
        this.declared = declared;
        this.roles = roles;
        this.sink = sink;
        this.bodies = bodies;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Opens the listener. Backends need not be there yet.
     *
     * @throws InvalidSettingException if a setting cannot be used, or the port is taken
     */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        departing = false;
        CaptureSettings settings = configured.get();
        Vertx vertx = GuardedTransport.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.serving().loops())
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Queue<ProxyVerticle> verticles = new ConcurrentLinkedQueue<>();
        OperationResolver operations = new OperationResolver(
                settings.reads(), declared, settings.contract(), new TemplateInference(INFERRED_TEMPLATES));
        Departure departure = new Departure();
        try {
            open(vertx, settings, operations, departure, verticles);
        } catch (RuntimeException notOpened) {
            vertx.close();
            throw notOpened;
        }
        ListenAddress reachable =
                reachable(settings.listen().host(), verticles.element().port());
        watch(vertx, settings.registry());
        RecordedReads recorded = new RecordedReads(
                captor(settings, operations, new SecureRandom()),
                settings.tenants(),
                settings.replay(),
                settings.maxBody());
        Running now = new Running(
                vertx,
                vertx.createHttpClient(),
                reachable,
                recorded,
                departure,
                settings.serving().drain());
        running = now;
        LOG.infof(
                "Data plane listens on %s in mode %s.",
                new ListenAddress(settings.listen().host(), now.port()),
                settings.mode().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Lets the requests in hand end, as long as configured; then closes the listener and every connection. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        Running stopping = running;
        running = null;
        departing = true;
        stopping.departure().begin(stopping.drain());
        await(stopping.vertx().close());
    }

    /**
     * The port in fact listened on.
     *
     * @throws IllegalStateException if the data plane is not started
     */
    public synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("the data plane is not started");
        }
        return running.port();
    }

    /** Whether it is closing, or has closed, since it was last started. */
    boolean departing() {
        return departing;
    }

    /**
     * Takes recorded requests for reads by the rules of this data plane; empty if it is not started.
     */
    public synchronized Optional<RecordedReads> recorded() {
        return Optional.ofNullable(running).map(Running::recorded);
    }

    private Captor captor(CaptureSettings settings, OperationResolver operations, RandomGenerator random) {
        return new Captor(settings.tenants(), settings.registry(), operations, roles, new ReadIds(random), clock);
    }

    private static void watch(Vertx vertx, TenantRegistry tenants) {
        if (!tenants.mayChange()) {
            return;
        }
        vertx.setPeriodic(
                WATCH_EVERY,
                tick -> vertx.executeBlocking(() -> {
                            tenants.look();
                            return null;
                        })
                        .onFailure(cause -> LOG.errorf(
                                "Looking at the registry of tenants failed: %s",
                                cause.getClass().getName())));
    }

    /**
     * Sends a read of {@code tenant}'s through the listener, to be answered by the two backends within the process.
     *
     * @throws IllegalStateException if the data plane is not started
     */
    public synchronized Beat beat(Tenant tenant) {
        if (running == null) {
            throw new IllegalStateException("the data plane is not started");
        }
        return door.send(tenant, running.toItself(), running.address());
    }

    /** How this process reaches a listener: one that listens everywhere is asked on loopback. */
    private static ListenAddress reachable(String host, int port) {
        return switch (host) {
            case "0.0.0.0" -> new ListenAddress("127.0.0.1", port);
            case "::", "0:0:0:0:0:0:0:0" -> new ListenAddress("::1", port);
            default -> new ListenAddress(host, port);
        };
    }

    private void open(
            Vertx vertx,
            CaptureSettings settings,
            OperationResolver operations,
            Departure departure,
            Queue<ProxyVerticle> verticles) {
        CaptureMetrics metrics = new CaptureMetrics(registry);
        boolean forwarded = settings.mode() == Mode.PROXY && settings.serving().forwardedHeaders();
        await(vertx.deployVerticle(
                () -> {
                    Captor captor = captor(settings, operations, RandomGenerator.of("L64X128MixRandom"));
                    ProxyVerticle verticle = new ProxyVerticle(
                            settings,
                            door,
                            clients -> new ServingSide(
                                    clients,
                                    new RequestHeads(forwarded, settings.mode() == Mode.MIRROR),
                                    captor,
                                    sink,
                                    bodies,
                                    settings,
                                    metrics,
                                    departure));
                    verticles.add(verticle);
                    return verticle;
                },
                new DeploymentOptions().setInstances(settings.serving().loops())));
    }

    private static void await(io.vertx.core.Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof BindException) {
                throw new InvalidSettingException(PORT, "a port that is in use", "a free one, or 0 for any");
            }
            throw new IllegalStateException("the data plane failed", failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("the data plane took too long", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private record Running(
            Vertx vertx,
            HttpClient toItself,
            ListenAddress address,
            RecordedReads recorded,
            Departure departure,
            Duration drain) {
        int port() {
            return address.port();
        }
    }
}
