package dev.parallax.shadow;

import dev.parallax.capture.BackendUrl;
import dev.parallax.capture.CaptureConfig;
import dev.parallax.capture.CaptureSettings;
import dev.parallax.exchange.Side;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.function.Supplier;

/** Can a backend be reached right now? Opens a connection and closes it; asks nothing. Thread-safe. */
@ApplicationScoped
public class BackendProbe {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Supplier<Map<Side, BackendUrl>> backends;

    /** Of the application. */
    @Inject
    public BackendProbe(CaptureConfig config) {
        this(() -> CaptureSettings.backends(config));
    }

    BackendProbe(Supplier<Map<Side, BackendUrl>> backends) {
        this.backends = backends;
    }

    /**
     * Whether that side accepts connections. Blocks for up to two seconds: for worker threads only.
     *
     * @throws dev.parallax.capture.InvalidSettingException if the side's URL cannot be used
     */
    public boolean reachable(Side side) {
        BackendUrl url = url(side);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.host(), url.port()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** Where that side is. */
    public BackendUrl url(Side side) {
        BackendUrl url = backends.get().get(side);
        if (url == null) {
            throw new IllegalStateException("no backend for side " + side);
        }
        return url;
    }
}
