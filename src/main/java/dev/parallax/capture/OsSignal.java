package dev.parallax.capture;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * A signal of the operating system, where it has that one. The JDK's signal API is not part of the language's platform, hence
 * the reflection.
 */
public enum OsSignal {
    /** Ctrl-C. */
    INT(2),
    /** What service managers end a process with. */
    TERM(15),
    /** The operator's own. */
    USR1(10);

    private static final Logger LOG = Logger.getLogger(OsSignal.class);
    /** What a shell adds to the number of a signal that ended a process. */
    private static final int ENDED_BY = 128;

    private final int number;

    OsSignal(int number) {
        this.number = number;
    }

    /** The exit code of a process that this signal has ended. */
    public int exitCode() {
        return ENDED_BY + number;
    }

    /**
     * From now on runs {@code handler}, on a thread of the JVM's, instead of what the JVM does otherwise.
     *
     * @return false where that cannot be had; nothing has changed then
     */
    public boolean handle(Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            InvocationHandler listener = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    handler.run();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> name();
            };
            Object proxy = Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, listener);
            signal.getMethod("handle", signal, handlers)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name()), proxy);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            LOG.debugf("Signal %s is not available.", name());
            return false;
        }
    }
}
