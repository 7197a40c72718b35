package dev.parallax.shadow;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * {@code kill -USR1} toggles the kill switch, on systems that have that signal. The JDK's signal API is not part of the
 * language's platform, hence the reflection.
 */
final class KillSignal {

    private static final Logger LOG = Logger.getLogger(KillSignal.class);
    private static final String NAME = "USR1";

    private KillSignal() {}

    /** Listens from now on. Where signals cannot be had, file and API remain. */
    static void listen(KillSwitch killSwitch) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler toggle = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    killSwitch.toggle();
                    return null;
                }
                return method.getName().equals("hashCode") ? System.identityHashCode(proxy) : null;
            };
            Object listener = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, toggle);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(NAME), listener);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            LOG.infof("Signal %s is not available; use the kill file or the API.", NAME);
        }
    }
}
