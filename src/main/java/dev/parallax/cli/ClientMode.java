package dev.parallax.cli;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command that asks a running service. The typed REST client needs the container, so the container is started, but
 * as a client only: no server, no database, no stage, nothing in the log. Once in a process.
 */
final class ClientMode {

    /** What is switched off. Settings of the container, read once at its start. */
    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.datasource.active", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.active", "false",
            "quarkus.log.level", "OFF",
            "parallax.stages", "false");

    /** The container makes the application itself, so what it runs waits here; set and taken once. */
    private static final AtomicReference<Session> WAITING = new AtomicReference<>();

    private ClientMode() {}

    /** A command's work with the service. */
    @FunctionalInterface
    interface Session {

        /**
         * Runs within the container.
         *
         * @return the exit code
         */
        int run();
    }

    /** Starts the container, runs {@code session} in it and stops it; the exit code of {@code session}. */
    static int run(Session session) {
        SETTINGS.forEach(System::setProperty);
        WAITING.set(session);
        AtomicInteger exitCode = new AtomicInteger(ExitCode.SOFTWARE);
        Quarkus.run(Application.class, (code, failure) -> exitCode.set(failure == null ? code : ExitCode.SOFTWARE));
        return exitCode.get();
    }

    /**
     * The service behind {@code url}; each of its calls ends within about {@code timeout}.
     *
     * @param token shown with every call; null if there is none
     */
    static ControlPlane controlPlane(URI url, Duration timeout, @Nullable BearerToken token) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                // A gate that says no answers 409 or 503: an answer to be read, not a failure to be thrown.
                .property("microprofile.rest.client.disable.default.mapper", true);
        return (token == null ? builder : builder.register(token)).build(ControlPlane.class);
    }

    /** What the container runs. Public with a public constructor, as the container makes it by reflection. */
    public static final class Application implements QuarkusApplication {

        @Override
        public int run(String... args) {
            Session session = WAITING.getAndSet(null);
            return session == null ? ExitCode.SOFTWARE : session.run();
        }
    }
}
