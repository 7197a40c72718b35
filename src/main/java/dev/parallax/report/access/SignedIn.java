package dev.parallax.report.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who is logged in, as the foot of every page says it. */
@Named("signedIn")
@RequestScoped
public class SignedIn {

    private final RoutingContext context;

    SignedIn(RoutingContext context) {
        this.context = context;
    }

    /** The caller's name; empty where nobody has to log in, or nobody has yet. */
    public String getName() {
        Caller caller = context.get(Guard.CALLER);
        return caller == null || caller.equals(Caller.LOCAL) ? "" : caller.name();
    }
}
