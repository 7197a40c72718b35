package dev.parallax.evidence.triage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An operation's number and name. */
@Entity
@Table(name = "operation")
@SuppressWarnings("NullAway.Init")
class OperationEntity {

    @Id
    Integer id;

    @Column(nullable = false)
    String name;
}
