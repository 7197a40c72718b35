package dev.parallax.demo.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;

/** A part of a city. */
@Entity
@Table(name = "district")
@SuppressWarnings("NullAway.Init")
class District {

    @Id
    private Integer id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Column(name = "city")
    private String city;

    private String name;

    @OneToMany(mappedBy = "district")
    private List<Listing> listings;

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    int size() {
        return listings.size();
    }

    BigDecimal volume() {
        return listings.stream().map(Listing::price).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
