package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An appointment to see a home. */
@Entity
@Table(name = "viewing")
@SuppressWarnings("NullAway.Init")
class Viewing {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "listing_id")
    private int listingId;

    @Column(name = "agent_id")
    private int agentId;

    @Column(name = "starts_at")
    private LocalDateTime startsAt;

    private short minutes;

    private @Nullable String note;

    int id() {
        return id;
    }

    int listingId() {
        return listingId;
    }

    int agentId() {
        return agentId;
    }

    /** When it starts, in the offset of a zone. */
    OffsetDateTime startsAt(ZoneId zone) {
        ZoneOffset offset = zone.getRules().getStandardOffset(startsAt.toInstant(ZoneOffset.UTC));
        return startsAt.atOffset(offset);
    }

    int minutes() {
        return minutes;
    }

    String note() {
        return note == null ? "" : note;
    }
}
