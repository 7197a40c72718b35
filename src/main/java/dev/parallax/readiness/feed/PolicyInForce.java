package dev.parallax.readiness.feed;

import dev.parallax.readiness.policy.Policy;
import dev.parallax.readiness.policy.PolicyException;
import dev.parallax.readiness.policy.ReloadingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The readiness policy verdicts stand on; looks for changes of its file when it is asked for. Thread-safe. */
@ApplicationScoped
public class PolicyInForce {

    private static final Logger LOG = Logger.getLogger(PolicyInForce.class);

    private final ReadinessConfig config;
    private final Clock clock;
    private volatile @Nullable Looked looked; // written under this object's monitor

    /** The policy, and when its file was last looked at. */
    private record Looked(ReloadingPolicy policy, Instant at) {}

    PolicyInForce(ReadinessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * The policy in force.
     *
     * @throws PolicyException if it was never loaded and is wrong
     */
    public Policy current() {
        Looked last = looked;
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.at.plus(config.rulesReload())) && !now.isBefore(last.at)) {
            return last.policy.current();
        }
        return look(now);
    }

    private synchronized Policy look(Instant now) {
        Looked last = looked;
        ReloadingPolicy policy = last == null ? new ReloadingPolicy(config.rules()) : last.policy;
        looked = new Looked(policy, now);
        try {
            if (last != null && policy.reloadIfChanged()) {
                LOG.info("Readiness policy reloaded");
            }
        } catch (PolicyException e) {
            LOG.warnf("Readiness policy not reloaded, the old one stays in force: %s", e.getMessage());
        }
        return policy.current();
    }
}
