package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Somebody who sells. */
@Entity
@Table(name = "agent")
@SuppressWarnings("NullAway.Init")
class Agent {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "office_id")
    private Office office;

    private String name;

    private String email;

    private String phone;

    @Column(name = "licensed_on")
    private LocalDate licensedOn;

    int id() {
        return id;
    }

    Office office() {
        return office;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    String phone() {
        return phone;
    }

    LocalDate licensedOn() {
        return licensedOn;
    }
}
