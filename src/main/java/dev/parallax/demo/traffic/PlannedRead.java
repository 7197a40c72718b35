package dev.parallax.demo.traffic;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;

/**
 * A read a client of a tenant will send.
 *
 * @param tenant whose client it is
 * @param operation what it asks; the data plane has to find that out by itself
 * @param target path and query
 * @param body empty unless the operation is asked by POST
 */
public record PlannedRead(Tenant tenant, OperationId operation, Target target, Body body) {

    /** How it is sent. */
    public ReadMethod method() {
        return body.isEmpty() ? ReadMethod.GET : ReadMethod.POST;
    }
}
