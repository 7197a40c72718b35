package dev.parallax.demo.candidate;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A home for sale. */
@Entity
@Table(name = "listing")
@SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate fills the fields; queries name some that no code reads.
class Listing {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "agent_id")
    private Agent agent;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "district_id")
    private @Nullable District district;

    private String reference;

    private String title;

    private @Nullable String description;

    private String city;

    private String kind;

    private String status;

    @Enumerated(EnumType.ORDINAL)
    private Tenure tenure;

    private BigDecimal price;

    private short bedrooms;

    @Column(name = "area_sqm")
    private BigDecimal areaSqm;

    @Column(name = "energy_class")
    private @Nullable String energyClass;

    @Column(name = "listed_on")
    private LocalDate listedOn;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    @ElementCollection
    @CollectionTable(name = "listing_feature", joinColumns = @JoinColumn(name = "listing_id"))
    @Column(name = "feature")
    private Set<String> features;

    int id() {
        return id;
    }

    Agent agent() {
        return agent;
    }

    String reference() {
        return reference;
    }

    String title() {
        return title;
    }

    @Nullable
    String description() {
        return description;
    }

    String city() {
        return city;
    }

    String kind() {
        return kind;
    }

    String status() {
        return status;
    }

    Tenure tenure() {
        return tenure;
    }

    BigDecimal price() {
        return price;
    }

    int bedrooms() {
        return bedrooms;
    }

    BigDecimal areaSqm() {
        return areaSqm;
    }

    @Nullable
    String energyClass() {
        return energyClass;
    }

    LocalDate listedOn() {
        return listedOn;
    }

    OffsetDateTime updatedAt() {
        return updatedAt;
    }

    List<String> features() {
        return features.stream().sorted().toList();
    }
}
