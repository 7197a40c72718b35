package dev.parallax.evidence.triage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A tenant's number and name. */
@Entity
@Table(name = "tenant")
@SuppressWarnings("NullAway.Init")
class TenantEntity {

    @Id
    Integer id;

    @Column(nullable = false)
    String name;
}
