package dev.parallax.evidence.audit;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditLog.Recorded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of the audit log. Added, never changed. */
@Entity
@Table(name = "audit")
@SuppressWarnings("NullAway.Init")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    AuditAction action;

    @Column(nullable = false, updatable = false)
    String subject;

    @Column(nullable = false, updatable = false)
    String detail;

    static AuditEntity of(AuditEntry entry, Instant at) {
        AuditEntity row = new AuditEntity();
        row.at = at;
        row.actor = entry.by().name();
        row.action = entry.action();
        row.subject = entry.subject().text();
        row.detail = entry.detail().text();
        return row;
    }

    Recorded recorded() {
        return new Recorded(
                at,
                new AuditEntry(
                        new AuditEntry.Actor(actor),
                        action,
                        new AuditEntry.Subject(subject),
                        new AuditEntry.Detail(detail)));
    }
}
