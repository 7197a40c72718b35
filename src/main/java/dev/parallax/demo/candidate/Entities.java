package dev.parallax.demo.candidate;

import java.util.List;

/** Everything that is mapped. */
final class Entities {

    static final List<Class<?>> ALL = List.of(
            Agent.class,
            Brokerage.class,
            District.class,
            Homeowner.class,
            Listing.class,
            Office.class,
            Sale.class,
            SavedSearch.class,
            StoredDocument.class,
            Valuation.class,
            Viewing.class);

    private Entities() {}
}
