package dev.parallax.capture;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the data plane. */
@ConfigMapping(prefix = "parallax")
public interface CaptureConfig {

    /** Base URL of the legacy backend, http or https, optionally with a path. Required to serve. */
    Optional<String> legacyUrl();

    /** Base URL of the candidate backend, http or https, optionally with a path. Required to serve. */
    Optional<String> candidateUrl();

    /**
     * {@code Host} that legacy sees: {@code client}, what the client sent, or {@code backend}, that of {@code legacy-url}, for a
     * backend behind a gateway that goes by it. {@code X-Forwarded-Host} says what the client sent.
     */
    @WithDefault("client")
    HostPolicy legacyHost();

    /** {@code Host} that the candidate sees: {@code client} or {@code backend}, as {@code legacy-host}. */
    @WithDefault("client")
    HostPolicy candidateHost();

    /**
     * How reads come in: {@code proxy} (clients call Parallax, which passes everything on) or {@code mirror} (another proxy
     * sends copies; Parallax answers 202 and asks both sides).
     */
    @WithDefault("proxy")
    Mode mode();

    /** Address the data plane listens on. Loopback by default: open it on purpose only. */
    @WithDefault("127.0.0.1")
    String host();

    /** Port of the data plane, 0 for any free one. */
    @WithDefault("8080")
    int port();

    /** Request header that names the tenant. A request without exactly one such header is served, but not compared. */
    @WithDefault("X-Tenant-Id")
    String tenantHeader();

    /**
     * Where a request names its tenant: {@code header} ({@code tenant-header}), {@code host:1} (that label of the host name),
     * {@code path:2} (that segment), {@code query:name}, or {@code jwt:claim} (of the bearer token).
     */
    @WithDefault("header")
    String tenantSource();

    /** PEM file with the public key bearer tokens must verify with. Unset: the claim is believed unverified. */
    Optional<Path> tenantJwtKey();

    /**
     * Operations that may be mirrored: comma-separated {@code METHOD /path/{template}}, e.g.
     * {@code GET /api/listings,GET /api/listings/{id}}; {@code GET /**} allows every GET. GET includes HEAD. Unset: the
     * operations the rules declare. POST is mirrored only where the rules declare it as a read.
     */
    Optional<List<String>> reads();

    /**
     * OpenAPI documents (YAML or JSON), comma-separated files, whose GET and HEAD operations get their {@code operationId}.
     * With {@code reads} unset they are also what may be mirrored. Read at the start. Unset: none.
     */
    Optional<List<Path>> openapi();

    /** The tenants there are, comma-separated; others are served, not compared, and counted. Unset: any name is a tenant. */
    Optional<List<String>> tenants();

    /** A file with further such tenants, one a line; {@code #} begins a comment. Read again within seconds of a change. */
    Optional<Path> tenantsFile();

    /** Response header in which a backend names its build. Replies without it count for nothing towards READY. */
    @WithDefault("X-Build")
    String buildHeader();

    /** Tenants already served by the candidate; all others are served by legacy. */
    Optional<List<String>> candidateServes();

    /** What may be kept in memory to compare. */
    Bodies bodies();

    /** How the serving side is asked. */
    Serving serving();

    /** What may be kept in memory to compare. */
    interface Bodies {

        /** Largest body kept; a larger one streams on and counts as not compared (too_large). */
        @WithDefault("1M")
        MemorySize max();

        /** All kept bodies together, requests and both replies; beyond it reads are not compared (byte_budget). */
        @WithDefault("32M")
        MemorySize total();
    }

    /** How the serving side is asked. */
    interface Serving {

        /** Event loops for serving; 0 for one a core. */
        @WithDefault("0")
        int eventLoops();

        /** Most connections to one backend for serving. */
        @WithDefault("1024")
        int connections();

        /** Most requests waiting for such a connection; one more is answered 503. */
        @WithDefault("1024")
        int queue();

        /** Longest wait for a connection; then 504. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** Longest silence of the serving side; then 504, or a reset once the reply has begun. */
        @WithDefault("5m")
        Duration idleTimeout();

        /** Longest silence of a client's connection before it is closed; longer than that of any proxy in front. */
        @WithDefault("10m")
        Duration clientIdleTimeout();

        /** How long stopping waits for requests in hand; what is left then is cut off. */
        @WithDefault("5s")
        Duration drain();

        /** Whether X-Forwarded-For, -Proto and -Host are added for the backends, as a reverse proxy does. */
        @WithDefault("true")
        boolean forwardedHeaders();
    }
}
