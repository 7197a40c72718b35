package dev.parallax.shadow;

import dev.parallax.capture.BackendUrl;
import dev.parallax.capture.CaptureConfig;
import dev.parallax.capture.CaptureSettings;
import dev.parallax.capture.Checks;
import dev.parallax.capture.HeaderName;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import dev.parallax.exchange.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of the shadow stage, checked.
 *
 * @param backends where each side is
 * @param eventLoops at least one
 * @param inFlight most calls at a time to either side
 * @param deadline longest a call may take
 * @param connectTimeout longest wait for a connection
 * @param breaker when a side is left alone
 * @param load how much is mirrored at all
 * @param maxBody largest body kept, in bytes
 * @param headers what the shadow side sees of the client's header fields
 * @param buildHeader names a reply's build
 * @param drain how long stopping waits
 */
public record ShadowSettings(
        Map<Side, BackendUrl> backends,
        int eventLoops,
        int inFlight,
        Duration deadline,
        Duration connectTimeout,
        BreakerLimits breaker,
        LoadLimits load,
        int maxBody,
        ShadowHeaders headers,
        HeaderName buildHeader,
        Duration drain) {

    /** Copies the map. */
    public ShadowSettings {
        backends = Map.copyOf(backends);
    }

    /**
     * Checks what the operator configured.
     *
     * @throws InvalidSettingException for the first setting that cannot be used
     */
    public static ShadowSettings from(CaptureConfig capture, ShadowConfig shadow) {
        return new ShadowSettings(
                CaptureSettings.backends(capture),
                Checks.atLeast(new SettingName("parallax.shadow.event-loops"), 1, shadow.eventLoops()),
                Checks.atLeast(new SettingName("parallax.shadow.in-flight"), 1, shadow.inFlight()),
                Checks.positive(new SettingName("parallax.shadow.deadline"), shadow.deadline()),
                Checks.positive(new SettingName("parallax.shadow.connect-timeout"), shadow.connectTimeout()),
                new BreakerLimits(
                        Checks.atLeast(
                                new SettingName("parallax.shadow.breaker-failures"), 1, shadow.breakerFailures()),
                        Checks.positive(new SettingName("parallax.shadow.breaker-pause"), shadow.breakerPause())),
                load(shadow),
                Checks.bytes(
                        new SettingName("parallax.bodies.max"), capture.bodies().max()),
                ShadowHeaders.parse(shadow.headers().orElse(List.of())),
                HeaderName.parse(new SettingName("parallax.build-header"), capture.buildHeader()),
                Checks.positive(new SettingName("parallax.shadow.drain"), shadow.drain()));
    }

    /** The same against other backends. */
    ShadowSettings against(Map<Side, BackendUrl> others) {
        return new ShadowSettings(
                others,
                eventLoops,
                inFlight,
                deadline,
                connectTimeout,
                breaker,
                load,
                maxBody,
                headers,
                buildHeader,
                drain);
    }

    private static LoadLimits load(ShadowConfig shadow) {
        shadow.sampling().forEach((operation, share) -> {
            if (!(share >= 0 && share <= 1)) {
                SettingName setting = new SettingName("parallax.shadow.sampling.\"" + operation + "\"");
                throw new InvalidSettingException(setting, share.toString(), "a share from 0 to 1");
            }
        });
        return new LoadLimits(
                shadow.sampling(),
                Checks.atLeast(new SettingName("parallax.shadow.rare"), 0, shadow.rare()),
                Checks.atLeast(new SettingName("parallax.shadow.rate"), 0, shadow.rate()),
                Checks.atLeast(new SettingName("parallax.shadow.tenant-rate"), 0, shadow.tenantRate()),
                shadow.shedFactor());
    }
}
