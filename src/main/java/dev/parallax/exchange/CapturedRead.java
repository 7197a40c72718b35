package dev.parallax.exchange;

import java.time.Instant;

/**
 * A read that is to be compared: attributed to a tenant and an operation.
 *
 * @param id names it in traces and samples
 * @param tenant whose read it is
 * @param operation what it asked
 * @param request what was asked
 * @param serving the side that answers this tenant's clients now; the other one is the shadow
 * @param origin how it came in
 * @param at when it came in
 */
public record CapturedRead(
        ReadId id, Tenant tenant, Operation operation, ReadRequest request, Side serving, Origin origin, Instant at) {}
