package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A place where agents sit. */
@Entity
@Table(name = "office")
@SuppressWarnings("NullAway.Init")
class Office {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    private String code;

    private String city;

    int id() {
        return id;
    }

    /** The column is padded; the code is not. */
    String code() {
        return code.strip();
    }

    String city() {
        return city;
    }
}
