package dev.parallax.demo.platform;

import static dev.parallax.demo.platform.Trait.DELETED_DOCUMENTS;
import static dev.parallax.demo.platform.Trait.DISTRICTS;
import static dev.parallax.demo.platform.Trait.ENERGY_CERTIFICATES;
import static dev.parallax.demo.platform.Trait.FAX_NUMBERS;
import static dev.parallax.demo.platform.Trait.HALF_CENTS;
import static dev.parallax.demo.platform.Trait.OPEN_BEDROOM_FILTER;
import static dev.parallax.demo.platform.Trait.RARE_TENURES;
import static dev.parallax.demo.platform.Trait.SHARED_POSTCODES;
import static dev.parallax.demo.platform.Trait.TIED_PRICES;
import static dev.parallax.demo.platform.Trait.TRACKED_OWNERS;
import static dev.parallax.demo.platform.Trait.UNSURE_VALUATIONS;

import dev.parallax.exchange.Tenant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The tenants of the demo, of different sizes. All but two do business where the clocks never change. */
public final class Cast {

    private static final ZoneId ARIZONA = ZoneId.of("America/Phoenix");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** Every tenant, in order of their ids. */
    public static final List<TenantProfile> TENANTS = List.of(
            tenant(1, "acme", ARIZONA, 420, 500),
            tenant(2, "northgate", UTC, 260, 480),
            tenant(3, "summit", SINGAPORE, 240, 480),
            tenant(4, "willow", UTC, 240, 480, ENERGY_CERTIFICATES),
            tenant(5, "metro", TOKYO, 600, 220, DISTRICTS),
            tenant(6, "harbor", NEW_YORK, 120, 160),
            tenant(7, "coastline", BERLIN, 80, 130),
            tenant(8, "maple", ARIZONA, 90, 150, RARE_TENURES),
            tenant(9, "cedar", UTC, 110, 150, SHARED_POSTCODES),
            tenant(10, "birch", UTC, 60, 120, SHARED_POSTCODES),
            tenant(11, "pinecrest", ARIZONA, 100, 150, TRACKED_OWNERS),
            tenant(12, "riverside", HONOLULU, 100, 160, DELETED_DOCUMENTS, FAX_NUMBERS),
            tenant(13, "lakeshore", ARIZONA, 90, 160, HALF_CENTS, UNSURE_VALUATIONS),
            tenant(14, "oakfield", SINGAPORE, 110, 150, TIED_PRICES, OPEN_BEDROOM_FILTER),
            tenant(15, "hillside", ARIZONA, 20, 24));

    private Cast() {}

    private static TenantProfile tenant(int id, String name, ZoneId zone, int listings, int reads, Trait... traits) {
        return new TenantProfile(id, new Tenant(name), zone, listings, reads, Set.of(traits));
    }
}
