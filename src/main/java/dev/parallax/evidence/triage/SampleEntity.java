package dev.parallax.evidence.triage;

import dev.parallax.evidence.SampledPair;
import dev.parallax.evidence.SampledReply;
import dev.parallax.evidence.store.SampleCodec;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An example of a discrepancy, redacted before it was queued. Written by batches only. */
@Entity
@Table(name = "sample")
@SuppressWarnings("NullAway.Init")
class SampleEntity {

    @Id
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "tenant_id")
    TenantEntity tenant;

    @Column(name = "discrepancy_id", nullable = false)
    String discrepancyId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "epoch_id")
    EpochEntity epoch;

    @Column(name = "read_id", nullable = false)
    String readId;

    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    String method;

    @Column(nullable = false)
    String target;

    @Column(name = "legacy_status")
    int legacyStatus;

    @Column(name = "legacy_fault")
    @Nullable
    String legacyFault;

    @Column(name = "legacy_headers", nullable = false)
    byte[] legacyHeaders;

    @Column(name = "legacy_length")
    int legacyLength;

    @Column(name = "legacy_body")
    byte @Nullable [] legacyBody;

    @Column(name = "candidate_status")
    int candidateStatus;

    @Column(name = "candidate_fault")
    @Nullable
    String candidateFault;

    @Column(name = "candidate_headers", nullable = false)
    byte[] candidateHeaders;

    @Column(name = "candidate_length")
    int candidateLength;

    @Column(name = "candidate_body")
    byte @Nullable [] candidateBody;

    @Column(nullable = false)
    byte[] differences;

    SampledPair pair() {
        return new SampledPair(
                new Tenant(tenant.name),
                epoch.epoch(),
                new ReadId(readId),
                at,
                ReadMethod.valueOf(method),
                new Target(target),
                new SampledReply(
                        legacyStatus,
                        legacyFault,
                        SampleCodec.readHeaders(legacyHeaders),
                        legacyLength,
                        body(legacyBody)),
                new SampledReply(
                        candidateStatus,
                        candidateFault,
                        SampleCodec.readHeaders(candidateHeaders),
                        candidateLength,
                        body(candidateBody)),
                SampleCodec.readDifferences(differences));
    }

    private static @Nullable Body body(byte @Nullable [] bytes) {
        return bytes == null ? null : Body.of(bytes);
    }
}
