package dev.parallax.capture;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides of a request who serves it and whether it is a read to be compared. Thread-safe but for the random ids, so one an
 * event loop.
 */
final class Captor {

    private final TenantSource tenants;
    private final TenantRegistry registry;
    private final OperationResolver operations;
    private final Roles roles;
    private final ReadIds ids;
    private final InstantSource clock;

    Captor(
            TenantSource tenants,
            TenantRegistry registry,
            OperationResolver operations,
            Roles roles,
            ReadIds ids,
            InstantSource clock) {
        this.tenants = tenants;
        this.registry = registry;
        this.operations = operations;
        this.roles = roles;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What to make of a request.
     *
     * @param head as the backends will see it
     * @param bodied whether it has a body
     */
    Attribution attribute(RequestHead head, boolean bodied) {
        return attribute(head, bodied, tenants.tenantOf(head));
    }

    /** The same where somebody else says whose it is, should the request itself not say it. */
    Attribution attribute(RequestHead head, boolean bodied, @Nullable Tenant assumed) {
        TenantResolution said = tenants.tenantOf(head);
        return attribute(
                head,
                bodied,
                assumed != null && said instanceof TenantResolution.Missing
                        ? new TenantResolution.Resolved(assumed)
                        : said);
    }

    private Attribution attribute(RequestHead head, boolean bodied, TenantResolution resolution) {
        Side serving = resolution instanceof TenantResolution.Resolved resolved
                ? roles.serving(resolved.tenant())
                : roles.servingNobody();
        Optional<Operation> operation = head.asterisk()
                ? Optional.empty()
                : operations.resolve(head.method(), head.target().path());
        if (operation.isEmpty()) {
            return new Attribution.Other(serving, CaptureResult.NOT_ALLOWED);
        }
        if (!plain(head, bodied)) {
            return new Attribution.Other(serving, CaptureResult.NOT_PLAIN);
        }
        if (resolution instanceof TenantResolution.Resolved resolved
                && (resolved.tenant().isReserved() || !registry.knows(resolved.tenant()))) {
            return new Attribution.Other(serving, CaptureResult.TENANT_UNKNOWN);
        }
        if (resolution instanceof TenantResolution.Resolved resolved) {
            return new Attribution.Read(serving, resolved.tenant(), operation.get());
        }
        return new Attribution.Other(
                serving,
                resolution instanceof TenantResolution.Ambiguous
                        ? CaptureResult.TENANT_AMBIGUOUS
                        : CaptureResult.TENANT_MISSING);
    }

    /** The read of that request. */
    CapturedRead read(Attribution.Read attribution, RequestHead head, Body body, Origin origin) {
        Tenant tenant = attribution.tenant();
        ReadMethod method = ReadMethod.of(head.method()).orElseThrow();
        return new CapturedRead(
                ids.next(),
                tenant,
                attribution.operation(),
                new ReadRequest(method, head.target(), head.headers(), body),
                attribution.serving(),
                origin,
                clock.instant());
    }

    /** Whether a backend cannot take it for anything but the read it looks like. */
    private static boolean plain(RequestHead head, boolean bodied) {
        if (bodied && !head.method().equals("POST")) {
            return false;
        }
        for (Headers.Field field : head.headers().fields()) {
            if (overridesMethod(field.name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean overridesMethod(String name) {
        return name.equalsIgnoreCase("X-HTTP-Method-Override")
                || name.equalsIgnoreCase("X-HTTP-Method")
                || name.equalsIgnoreCase("X-Method-Override");
    }
}
