package dev.parallax.rules;

import java.util.List;

/**
 * How narrow a scope is. The tenant counts first, then the operation; a name is narrower than a glob, and a glob with more
 * literal characters narrower than one with fewer. A list is as narrow as its widest entry.
 *
 * @param tenant narrowness towards the tenant; 0 for all tenants
 * @param operation narrowness towards the operation; 0 for all operations
 */
public record ScopeRank(int tenant, int operation) implements Comparable<ScopeRank> {

    private static final int NAMED = Integer.MAX_VALUE;

    /** How narrow {@code scope} is. */
    public static ScopeRank of(RuleScope scope) {
        return new ScopeRank(widest(scope.tenants()), widest(scope.operations()));
    }

    private static int widest(List<Glob> globs) {
        return globs.stream().mapToInt(ScopeRank::narrowness).min().orElse(0);
    }

    private static int narrowness(Glob glob) {
        return glob.isLiteral() ? NAMED : glob.literalLength();
    }

    /** Narrower is greater. */
    @Override
    public int compareTo(ScopeRank other) {
        int byTenant = Integer.compare(tenant, other.tenant);
        return byTenant != 0 ? byTenant : Integer.compare(operation, other.operation);
    }
}
