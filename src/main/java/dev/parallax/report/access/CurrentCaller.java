package dev.parallax.report.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Who is asking right now. */
@RequestScoped
public class CurrentCaller {

    private final RoutingContext context;

    CurrentCaller(RoutingContext context) {
        this.context = context;
    }

    /**
     * The caller of the current request.
     *
     * @throws IllegalStateException if the request passed by the guard: it must not be answered
     */
    public Caller get() {
        Caller caller = context.get(Guard.CALLER);
        if (caller == null) {
            throw new IllegalStateException("a request without a caller");
        }
        return caller;
    }
}
