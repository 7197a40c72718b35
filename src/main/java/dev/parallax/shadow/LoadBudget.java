package dev.parallax.shadow;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.SkipReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How much is mirrored at all: sampling, shedding and rates, in this order. Thread-safe. */
final class LoadBudget {

    private final Sampling sampling;
    private final Shedding shedding;
    private final RateLimit rates;

    LoadBudget(LoadLimits limits, InstantSource clock) {
        this.sampling = new Sampling(limits.sampling(), limits.rare(), clock);
        this.shedding = new Shedding(limits.shedFactor(), clock);
        this.rates = new RateLimit(limits.rate(), limits.tenantRate(), clock);
    }

    /** Why a read is left out; empty if it is not. Only production traffic is: what Parallax asks itself is paced already. */
    Optional<SkipReason> refusal(CapturedRead read) {
        if (read.origin() != Origin.PROXY && read.origin() != Origin.MIRROR) {
            return Optional.empty();
        }
        if (!sampling.keeps(read)) {
            return Optional.of(SkipReason.SAMPLED_OUT);
        }
        if (!shedding.keeps(read)) {
            return Optional.of(SkipReason.SHED);
        }
        return rates.tryTake(read.tenant()) ? Optional.empty() : Optional.of(SkipReason.RATE_LIMIT);
    }

    /** The serving side took that long to answer a client. */
    void served(Duration latency) {
        shedding.served(latency);
    }
}
