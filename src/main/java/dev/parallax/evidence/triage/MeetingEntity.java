package dev.parallax.evidence.triage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;

/** How often a tenant met a discrepancy in an epoch. Written by batches only. */
@Entity
@Table(name = "tenant_discrepancy")
@IdClass(MeetingEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class MeetingEntity {

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "tenant_id")
    TenantEntity tenant;

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "discrepancy_id")
    DiscrepancyEntity discrepancy;

    @Id
    @Column(name = "epoch_id")
    int epochId;

    long occurrences;

    @Column(name = "first_at", nullable = false)
    Instant firstAt;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    /** The primary key. */
    record Key(Integer tenant, String discrepancy, int epochId) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
