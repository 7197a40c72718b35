package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A file that belongs to a listing. */
@Entity
@Table(name = "document")
@SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate fills the fields; queries name some that no code reads.
class StoredDocument {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "listing_id")
    private int listingId;

    private String title;

    private String kind;

    @Column(name = "size_bytes")
    private long sizeBytes;

    private int revision;

    @Column(name = "uploaded_at")
    private OffsetDateTime uploadedAt;

    @Column(name = "deleted_at")
    private @Nullable OffsetDateTime deletedAt;

    int id() {
        return id;
    }

    int listingId() {
        return listingId;
    }

    String title() {
        return title;
    }

    String kind() {
        return kind;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    int revision() {
        return revision;
    }

    OffsetDateTime uploadedAt() {
        return uploadedAt;
    }
}
