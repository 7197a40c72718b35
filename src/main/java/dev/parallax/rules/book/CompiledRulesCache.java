package dev.parallax.rules.book;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.Rule;
import dev.parallax.rules.trie.CompiledRules;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps compiled rules for one day at a time. Operations and tenants under the same rules share one compilation, so a
 * platform of many tenants costs little memory. Thread-safe.
 */
final class CompiledRulesCache {

    /** Beyond it nothing more is kept and each call looks its rules up again; about 5 MB. */
    static final int MAX_KEPT = 50_000;

    private final RuleBook book;
    private volatile Day day; // replaced as a whole when another day is asked for

    CompiledRulesCache(RuleBook book) {
        this.book = book;
        this.day = new Day(LocalDate.EPOCH);
    }

    CompiledRules of(OperationId operation, Tenant tenant, LocalDate today) {
        Day current = day;
        if (!current.date.equals(today)) {
            current = new Day(today);
            day = current;
        }
        return current.of(new Key(operation, tenant));
    }

    private record Key(OperationId operation, Tenant tenant) {}

    private final class Day {
        private final LocalDate date;
        private final ConcurrentHashMap<Key, CompiledRules> byKey = new ConcurrentHashMap<>();
        private final ConcurrentHashMap<List<Rule>, CompiledRules> byRules = new ConcurrentHashMap<>();

        Day(LocalDate date) {
            this.date = date;
        }

        CompiledRules of(Key key) {
            CompiledRules known = byKey.get(key);
            if (known != null) {
                return known;
            }
            CompiledRules compiled = compile(key);
            if (byKey.size() < MAX_KEPT) {
                byKey.put(key, compiled);
            }
            return compiled;
        }

        private CompiledRules compile(Key key) {
            List<Rule> inForce = book.inForce(key.operation, key.tenant, date);
            CompiledRules shared = byRules.get(inForce);
            if (shared == null) {
                shared = CompiledRules.compile(inForce, date);
                if (byRules.size() < MAX_KEPT) {
                    byRules.put(inForce, shared);
                }
            }
            return shared;
        }
    }
}
