package dev.parallax.compare;

import dev.parallax.capture.BackendUrl;
import dev.parallax.capture.CaptureConfig;
import dev.parallax.capture.CaptureSettings;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.Side;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;

/** Tells the diff where the two sides are, so that each naming its own address is no difference. */
@ApplicationScoped
class BackendOrigins {

    /** The configured origins; unknown where a URL is missing or wrong, which the start refuses by itself. */
    @Produces
    @Singleton
    Origins origins(CaptureConfig config) {
        try {
            Map<Side, BackendUrl> backends = CaptureSettings.backends(config);
            return Origins.of(origin(backends, Side.LEGACY), origin(backends, Side.CANDIDATE));
        } catch (InvalidSettingException e) {
            return Origins.UNKNOWN;
        }
    }

    /** Judges pairs people hold in the same way as those that were captured. */
    @Produces
    @Singleton
    PairJudge judge(Origins origins) {
        return new PairJudge(origins);
    }

    private static URI origin(Map<Side, BackendUrl> backends, Side side) {
        return URI.create(String.valueOf(backends.get(side)));
    }
}
