package dev.parallax.rules;

import java.util.List;
import java.util.function.Predicate;

/**
 * How narrow a scope is for one operation and tenant. The tenant counts first, then the operation; a name is narrower
 * than a glob, and a glob with more literal characters narrower than one with fewer.
 *
 * @param tenant narrowness towards the tenant; 0 for all tenants
 * @param operation narrowness towards the operation; 0 for all operations
 */
record ScopeRank(int tenant, int operation) implements Comparable<ScopeRank> {

    private static final int NAMED = Integer.MAX_VALUE;

    /** The rank of the narrowest globs of {@code scope} among those that fit. */
    static ScopeRank of(RuleScope scope, Predicate<Glob> operationFits, Predicate<Glob> tenantFits) {
        return new ScopeRank(narrowest(scope.tenants(), tenantFits), narrowest(scope.operations(), operationFits));
    }

    private static int narrowest(List<Glob> globs, Predicate<Glob> fits) {
        return globs.stream().filter(fits).mapToInt(ScopeRank::narrowness).max().orElse(0);
    }

    static int narrowness(Glob glob) {
        return glob.isLiteral() ? NAMED : glob.literalLength();
    }

    /** Narrower is greater. */
    @Override
    public int compareTo(ScopeRank other) {
        int byTenant = Integer.compare(tenant, other.tenant);
        return byTenant != 0 ? byTenant : Integer.compare(operation, other.operation);
    }
}
