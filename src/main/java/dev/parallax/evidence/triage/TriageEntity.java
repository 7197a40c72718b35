package dev.parallax.evidence.triage;

import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyState;
import dev.parallax.evidence.TriageDecision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody decided about a discrepancy. Added, never changed. */
@Entity
@Table(name = "triage")
@SuppressWarnings("NullAway.Init")
class TriageEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "discrepancy_id", nullable = false, updatable = false)
    String discrepancyId;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    DiscrepancyState state;

    @Column(name = "accepted_until", updatable = false)
    @Nullable
    LocalDate acceptedUntil;

    @Column(nullable = false, updatable = false)
    String actor;

    @Column(nullable = false, updatable = false)
    String note;

    DiscrepancyDetail.TriageEntry entry() {
        return new DiscrepancyDetail.TriageEntry(
                at,
                new TriageDecision(
                        state, acceptedUntil, new TriageDecision.Because(note), new TriageDecision.Actor(actor)));
    }
}
