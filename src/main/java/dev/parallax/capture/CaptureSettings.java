package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of the data plane, checked.
 *
 * @param backends where each side is
 * @param mode how reads come in
 * @param listen where to listen
 * @param tenants names the tenant
 * @param registry the tenants there are
 * @param reads what may be mirrored
 * @param contract operations of OpenAPI documents
 * @param replay what replayed reads carry
 * @param buildHeader names a reply's build
 * @param maxBody largest body kept, in bytes
 * @param serving how the serving side is asked
 */
public record CaptureSettings(
        Map<Side, BackendUrl> backends,
        Mode mode,
        ListenAddress listen,
        TenantSource tenants,
        TenantRegistry registry,
        ReadAllowList reads,
        List<Operation> contract,
        ReplayCredentials replay,
        HeaderName buildHeader,
        int maxBody,
        ServingLimits serving) {

    private static final SettingName LEGACY_URL = new SettingName("parallax.legacy-url");
    private static final SettingName CANDIDATE_URL = new SettingName("parallax.candidate-url");

    /** Copies map and list. */
    public CaptureSettings {
        backends = Map.copyOf(backends);
        contract = List.copyOf(contract);
    }

    /**
     * Checks what the operator configured.
     *
     * @throws InvalidSettingException for the first setting that cannot be used
     */
    public static CaptureSettings from(CaptureConfig config, ReplayConfig replay) {
        CaptureConfig.Serving serving = config.serving();
        HeaderName tenantHeader = HeaderName.parse(new SettingName("parallax.tenant-header"), config.tenantHeader());
        return new CaptureSettings(
                backends(config),
                config.mode(),
                ListenAddress.of(config.host(), config.port()),
                TenantSources.parse(config.tenantSource(), tenantHeader, config.tenantJwtKey()),
                TenantRegistry.of(config.tenants(), config.tenantsFile()),
                ReadAllowList.parse(config.reads().orElse(List.of())),
                OpenApiDocument.operations(config.openapi().orElse(List.of())),
                ReplayCredentials.from(replay, tenantHeader),
                HeaderName.parse(new SettingName("parallax.build-header"), config.buildHeader()),
                Checks.bytes(
                        new SettingName("parallax.bodies.max"), config.bodies().max()),
                new ServingLimits(
                        Checks.atLeast(new SettingName("parallax.serving.event-loops"), 0, serving.eventLoops()),
                        Checks.atLeast(new SettingName("parallax.serving.connections"), 1, serving.connections()),
                        Checks.atLeast(new SettingName("parallax.serving.queue"), 0, serving.queue()),
                        Checks.positive(new SettingName("parallax.serving.connect-timeout"), serving.connectTimeout()),
                        Checks.positive(new SettingName("parallax.serving.idle-timeout"), serving.idleTimeout()),
                        Checks.positive(
                                new SettingName("parallax.serving.client-idle-timeout"), serving.clientIdleTimeout()),
                        Checks.positive(new SettingName("parallax.serving.drain"), serving.drain()),
                        serving.forwardedHeaders()));
    }

    /**
     * Where each side is.
     *
     * @throws InvalidSettingException if a URL is missing or cannot be used
     */
    public static Map<Side, BackendUrl> backends(CaptureConfig config) {
        Map<Side, BackendUrl> backends = new EnumMap<>(Side.class);
        BackendUrl legacy = BackendUrl.parse(LEGACY_URL, config.legacyUrl().orElseThrow(() -> missing(LEGACY_URL)));
        BackendUrl candidate =
                BackendUrl.parse(CANDIDATE_URL, config.candidateUrl().orElseThrow(() -> missing(CANDIDATE_URL)));
        backends.put(Side.LEGACY, legacy.seeing(config.legacyHost()));
        backends.put(Side.CANDIDATE, candidate.seeing(config.candidateHost()));
        return backends;
    }

    private static InvalidSettingException missing(SettingName setting) {
        return new InvalidSettingException(
                setting, "not set", "the base URL of that backend, e.g. http://127.0.0.1:8081");
    }
}
