package dev.parallax.evidence.triage;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.rules.book.RuleBookDigest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An epoch's number, builds and rules. */
@Entity
@Table(name = "epoch")
@SuppressWarnings("NullAway.Init")
class EpochEntity {

    @Id
    Integer id;

    @Column(name = "legacy_build")
    @Nullable
    String legacyBuild;

    @Column(name = "candidate_build")
    @Nullable
    String candidateBuild;

    @Column(nullable = false)
    String rules;

    Epoch epoch() {
        return new Epoch(build(legacyBuild), build(candidateBuild), new RuleBookDigest(rules));
    }

    private static @Nullable BuildId build(@Nullable String name) {
        return name == null ? null : new BuildId(name);
    }
}
