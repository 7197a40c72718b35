package dev.parallax.report.wire;

import dev.parallax.evidence.AuditAction;
import java.time.Instant;

/**
 * What somebody did.
 *
 * @param at when
 * @param by who, by the name access control knows; what no person did names what did it
 * @param action what
 * @param subject to what: a discrepancy, a tenant, a rule book
 * @param detail in what way
 */
public record AuditLine(Instant at, String by, AuditAction action, String subject, String detail) {}
