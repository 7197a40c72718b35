package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Somebody who owns a home. */
@Entity
@Table(name = "homeowner")
@SuppressWarnings("NullAway.Init")
class Homeowner {

    @Id
    private Integer id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "tenant_id")
    private Brokerage brokerage;

    private String name;

    private String email;

    private String phone;

    private String postcode;

    private LocalDate since;

    private boolean tracked;

    @Column(name = "profile_views")
    private int profileViews;

    @Column(name = "last_contact_at")
    private OffsetDateTime lastContactAt;

    int id() {
        return id;
    }

    Brokerage brokerage() {
        return brokerage;
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

    String postcode() {
        return postcode;
    }

    LocalDate since() {
        return since;
    }

    int profileViews() {
        return profileViews;
    }

    OffsetDateTime lastContactAt() {
        return lastContactAt;
    }

    /** Somebody looks at the profile. */
    void viewed() {
        if (tracked) {
            profileViews++;
        }
    }
}
