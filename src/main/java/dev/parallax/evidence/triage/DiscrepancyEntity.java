package dev.parallax.evidence.triage;

import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A bug, whoever meets it. Batches keep its times, people its state; each writes only what it changes. */
@Entity
@Table(name = "discrepancy")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class DiscrepancyEntity {

    @Id
    String id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "operation_id")
    OperationEntity operation;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DifferenceKind kind;

    @Column(nullable = false)
    String pattern;

    @Column(nullable = false)
    String shape;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Severity severity;

    @Column(name = "first_at", nullable = false)
    Instant firstAt;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DiscrepancyState state;

    @Column(name = "accepted_until")
    @Nullable
    LocalDate acceptedUntil;

    /** Two people deciding at once: the second is told. */
    @Version
    long version;
}
