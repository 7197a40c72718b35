package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A search a homeowner keeps. */
@Entity
@Table(name = "saved_search")
@SuppressWarnings("NullAway.Init")
class SavedSearch {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "homeowner_id")
    private int homeownerId;

    private String name;

    private String criteria;

    private String alerts;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    String criteria() {
        return criteria;
    }

    AlertRhythm alerts() {
        return AlertRhythm.of(alerts);
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }
}
