package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A home that was sold. */
@Entity
@Table(name = "sale")
@SuppressWarnings("NullAway.Init")
class Sale {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "agent_id")
    private int agentId;

    @Column(name = "listing_id")
    private int listingId;

    private BigDecimal amount;

    private BigDecimal rate;

    @Column(name = "sold_on")
    private LocalDate soldOn;

    int id() {
        return id;
    }

    int listingId() {
        return listingId;
    }

    LocalDate soldOn() {
        return soldOn;
    }

    BigDecimal amount() {
        return amount;
    }

    /** What the agent earns by it, in whole cents. */
    BigDecimal commission() {
        return amount.multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
    }
}
