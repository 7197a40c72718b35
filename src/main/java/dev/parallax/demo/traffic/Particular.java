package dev.parallax.demo.traffic;

import dev.parallax.demo.platform.Inventory;
import dev.parallax.demo.platform.Trait;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Target;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What only some tenants' clients ask, or ask more often, because of what is particular about the tenant.
 *
 * @param trait which tenants
 * @param operation what they ask
 * @param reads how often
 * @param target the target of the n-th read, from 0
 */
record Particular(Trait trait, OperationId operation, int reads, BiFunction<Inventory, Integer, String> target) {

    static final List<Particular> ALL = List.of(
            // The mobile client of 2019.
            new Particular(
                    Trait.OPEN_BEDROOM_FILTER,
                    new OperationId("listings.search"),
                    16,
                    (of, turn) -> "/api/listings?bedrooms=" + (2 + turn % 3) + "%2B&size=" + (5 + turn)),
            // A price comparison.
            new Particular(
                    Trait.TIED_PRICES,
                    new OperationId("listings.search"),
                    24,
                    (of, turn) -> "/api/listings?city=" + next(of.cities(), turn) + "&sort="
                            + (turn % 2 == 0 ? "" : "-") + "price&size=50"),
            // A dashboard of the market.
            new Particular(
                    Trait.DISTRICTS,
                    new OperationId("statistics.city"),
                    40,
                    (of, turn) -> "/api/statistics/cities/" + next(of.cities(), turn)),
            // Profile pages somebody reads through.
            new Particular(
                    Trait.TRACKED_OWNERS,
                    new OperationId("homeowners.get"),
                    110,
                    (of, turn) -> "/api/homeowners/" + next(of.homeowners(), turn)),
            // Letters to a neighbourhood.
            new Particular(
                    Trait.SHARED_POSTCODES,
                    new OperationId("homeowners.list"),
                    30,
                    (of, turn) -> "/api/homeowners?postcode=" + next(of.postcodes(), turn)));

    /** Those of one tenant. */
    List<PlannedRead> reads(Inventory of) {
        return IntStream.range(0, of.tenant().has(trait) ? reads : 0)
                .mapToObj(turn -> new PlannedRead(
                        of.tenant().tenant(), operation, new Target(target.apply(of, turn)), Body.empty()))
                .toList();
    }

    private static String next(List<String> keys, int turn) {
        return keys.get(turn % keys.size());
    }
}
