package dev.parallax.demo.candidate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;

/** A customer of the platform. */
@Entity
@Table(name = "tenant")
@SuppressWarnings("NullAway.Init")
class Brokerage {

    @Id
    private Integer id;

    private String slug;

    private String zone;

    int id() {
        return id;
    }

    String slug() {
        return slug;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }
}
