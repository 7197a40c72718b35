package dev.parallax.serve;

import dev.parallax.rules.load.ReloadingRuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The plain objects that stages ask for. */
@ApplicationScoped
final class Beans {

    /** Civil days are UTC days everywhere: a rule ends at the same moment for every tenant and machine. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The rule book; {@link RuleReload} keeps it fresh. */
    @Produces
    @Singleton
    ReloadingRuleBooks ruleBooks(ServeConfig config) {
        return new ReloadingRuleBooks(config.rules());
    }
}
