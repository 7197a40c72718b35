package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a model thinks a home is worth. */
@Entity
@Table(name = "valuation")
@SuppressWarnings("NullAway.Init")
class Valuation {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "homeowner_id")
    private int homeownerId;

    private BigDecimal amount;

    private @Nullable BigDecimal confidence;

    private String model;

    @Column(name = "valued_on")
    private LocalDate valuedOn;

    int id() {
        return id;
    }

    BigDecimal amount() {
        return amount;
    }

    @Nullable
    BigDecimal confidence() {
        return confidence;
    }

    String model() {
        return model;
    }

    LocalDate valuedOn() {
        return valuedOn;
    }
}
