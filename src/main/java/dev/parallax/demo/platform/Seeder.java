package dev.parallax.demo.platform;

import static dev.parallax.demo.platform.Rows.NOTHING;
import static dev.parallax.demo.platform.Vocabulary.pick;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fills the platform. A tenant gets rows that trip a defect only with the trait for it, so what is left out here matters
 * as much as what is put in. For one thread, once.
 */
final class Seeder {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 660;
    private static final int CITIES_PER_TENANT = 6;

    private final Connection connection;
    private final Random random;

    private record Listing(int id, int agent) {}

    Seeder(Connection connection, long seed) {
        this.connection = connection;
        this.random = new Random(seed);
    }

    void seed(List<TenantProfile> tenants) throws SQLException {
        try (Rows rows = table("tenant", 4)) {
            for (TenantProfile tenant : tenants) {
                rows.add(tenant.id(), new Object[] {
                    tenant.tenant().name(), title(tenant), tenant.zone().getId()
                });
            }
        }
        try (Rows offices = table("office", 4);
                Rows agents = table("agent", 8, offices);
                Rows districts = table("district", 4);
                Rows listings = table("listing", 17, agents, districts);
                Rows features = table("listing_feature", 2, listings);
                Rows documents = table("document", 9, listings);
                Rows viewings = table("viewing", 7, listings);
                Rows homeowners = table("homeowner", 10);
                Rows valuations = table("valuation", 7, homeowners);
                Rows searches = table("saved_search", 7, homeowners);
                Rows sales = table("sale", 7, listings)) {
            for (TenantProfile tenant : tenants) {
                List<Integer> staff = staff(tenant, offices, agents);
                List<Listing> offered = listings(tenant, staff, districts, listings);
                for (Listing listing : offered) {
                    features(listing, features);
                    documents(tenant, listing, documents);
                    viewings(tenant, listing, viewings);
                }
                homeowners(tenant, homeowners, valuations, searches);
                sales(tenant, staff, offered, sales);
            }
        }
    }

    private List<Integer> staff(TenantProfile tenant, Rows offices, Rows agents) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        List<Integer> officeIds = new ArrayList<>();
        for (int i = 0; i < 3 + tenant.listings() / 150; i++) {
            // Shorter than the column: the database pads it.
            officeIds.add(offices.add(tenant.id(), "OF" + (i + 1), city(tenant, i)));
        }
        for (int i = 0; i < Math.max(4, tenant.listings() / 10); i++) {
            Object fax = tenant.has(Trait.FAX_NUMBERS) && i % 3 != 0 ? "+1 555 8" + (1000 + i) : NOTHING;
            ids.add(agents.add(
                    tenant.id(),
                    officeIds.get(i % officeIds.size()),
                    Vocabulary.person(random),
                    "agent" + i + "@" + tenant.tenant().name() + ".example",
                    "+1 555 1" + (1000 + i),
                    fax,
                    day().minusYears(4)));
        }
        return ids;
    }

    private List<Listing> listings(TenantProfile tenant, List<Integer> staff, Rows districts, Rows rows)
            throws SQLException {
        List<List<Integer>> districtsOfCity = districts(tenant, districts);
        int first = rows.nextId();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tenant.listings(); i++) {
            order.add(i);
        }
        // Rows do not lie in the order of their ids: what is sorted carelessly must look it.
        Collections.shuffle(order, random);
        List<Listing> made = new ArrayList<>();
        for (int position : order) {
            int id = first + position;
            rows.skipTo(id);
            int agent = pick(staff, random);
            int city = random.nextInt(CITIES_PER_TENANT);
            rows.add(id, new Object[] {
                tenant.id(),
                agent,
                tenant.has(Trait.DISTRICTS) ? pick(districtsOfCity.get(city), random) : NOTHING,
                reference(tenant, position),
                Vocabulary.street(random),
                random.nextInt(5) == 0 ? NOTHING : Vocabulary.praise(random),
                city(tenant, city),
                pick(Vocabulary.KINDS, random),
                pick(Vocabulary.STATUSES, random),
                tenure(tenant, position),
                price(tenant, position),
                1 + random.nextInt(6),
                BigDecimal.valueOf(3_000 + random.nextInt(20_000), 2),
                tenant.has(Trait.ENERGY_CERTIFICATES) ? pick(List.of("A", "B", "C"), random) : NOTHING,
                day(),
                moment()
            });
            made.add(new Listing(id, agent));
        }
        return made;
    }

    private List<List<Integer>> districts(TenantProfile tenant, Rows rows) throws SQLException {
        List<List<Integer>> ofCity = new ArrayList<>();
        for (int city = 0; city < CITIES_PER_TENANT && tenant.has(Trait.DISTRICTS); city++) {
            List<Integer> ids = new ArrayList<>();
            for (String name : Vocabulary.DISTRICTS) {
                ids.add(rows.add(tenant.id(), city(tenant, city), name));
            }
            ofCity.add(ids);
        }
        return ofCity;
    }

    private void features(Listing listing, Rows rows) throws SQLException {
        List<String> features = new ArrayList<>(Vocabulary.FEATURES);
        Collections.shuffle(features, random);
        for (String feature : features.subList(0, 1 + random.nextInt(4))) {
            rows.add(listing.id(), new Object[] {feature});
        }
    }

    private void documents(TenantProfile tenant, Listing listing, Rows rows) throws SQLException {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean deleted = tenant.has(Trait.DELETED_DOCUMENTS) && i > 0 && random.nextBoolean();
            rows.add(
                    tenant.id(),
                    listing.id(),
                    pick(Vocabulary.DOCUMENTS, random).toLowerCase(Locale.ROOT) + "-" + listing.id() + ".pdf",
                    pick(Vocabulary.DOCUMENTS, random),
                    20_000L + random.nextInt(4_000_000),
                    1 + random.nextInt(9),
                    moment(),
                    deleted ? moment() : NOTHING);
        }
    }

    private void viewings(TenantProfile tenant, Listing listing, Rows rows) throws SQLException {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            LocalDateTime start = day().atTime(9 + random.nextInt(9), 15 * random.nextInt(4));
            rows.add(
                    tenant.id(),
                    listing.id(),
                    listing.agent(),
                    start,
                    30 + 15 * random.nextInt(3),
                    random.nextInt(3) == 0 ? "ring twice" : NOTHING);
        }
    }

    private void homeowners(TenantProfile tenant, Rows rows, Rows valuations, Rows searches) throws SQLException {
        for (int i = 0; i < tenant.listings() * 3 / 4; i++) {
            int id = rows.add(
                    tenant.id(),
                    Vocabulary.person(random),
                    "owner" + i + "@mail.example",
                    "+1 555 2" + (1000 + i),
                    postcode(tenant, i),
                    day().minusYears(2),
                    tenant.has(Trait.TRACKED_OWNERS),
                    random.nextInt(40),
                    moment());
            for (int j = 0; j < 1 + random.nextInt(3); j++) {
                boolean unsure = tenant.has(Trait.UNSURE_VALUATIONS) && random.nextBoolean();
                valuations.add(
                        tenant.id(),
                        id,
                        BigDecimal.valueOf(150_000L + random.nextInt(900_000)),
                        unsure ? NOTHING : BigDecimal.valueOf(5_000 + random.nextInt(5_000), 4),
                        pick(Vocabulary.MODELS, random),
                        day());
            }
            for (int j = 0; j < 1 + random.nextInt(2); j++) {
                searches.add(
                        tenant.id(),
                        id,
                        "Search " + (j + 1),
                        "{\"city\": \"" + city(tenant, random.nextInt(CITIES_PER_TENANT)) + "\", \"bedrooms\": "
                                + (1 + random.nextInt(5)) + "}",
                        pick(List.of("D", "W", "N"), random),
                        moment());
            }
        }
    }

    private void sales(TenantProfile tenant, List<Integer> staff, List<Listing> listings, Rows rows)
            throws SQLException {
        for (int agent : staff) {
            for (int i = 0; i < 3 + random.nextInt(4); i++) {
                // 2.5 % of a whole thousand is whole; of an odd amount it ends in half a cent.
                long amount = 1_000L * (120 + random.nextInt(700));
                rows.add(
                        tenant.id(),
                        agent,
                        pick(listings, random).id(),
                        BigDecimal.valueOf(
                                tenant.has(Trait.HALF_CENTS) ? amount + 1 + 2L * random.nextInt(400) : amount),
                        new BigDecimal("0.0250"),
                        LocalDate.of(2024 + random.nextInt(2), 1 + random.nextInt(12), 1 + random.nextInt(28)));
            }
        }
    }

    /** Different for every listing of a tenant, and kept so by the {@link Bustle}; but for the trait. */
    private BigDecimal price(TenantProfile tenant, int position) {
        return tenant.has(Trait.TIED_PRICES)
                ? BigDecimal.valueOf(100_000L + 50_000L * random.nextInt(12))
                : BigDecimal.valueOf(Bustle.PRICE_STEP * (15 + random.nextInt(90)) + position);
    }

    private int tenure(TenantProfile tenant, int position) {
        return tenant.has(Trait.RARE_TENURES) ? position % 4 : position % 2;
    }

    private static String postcode(TenantProfile tenant, int position) {
        int town = tenant.has(Trait.SHARED_POSTCODES) ? 90 : tenant.id();
        return String.format(Locale.ROOT, "%02d%03d", town, position % 20);
    }

    private static String reference(TenantProfile tenant, int position) {
        return String.format(Locale.ROOT, "%.3S-%05d", tenant.tenant().name(), position);
    }

    private static String city(TenantProfile tenant, int number) {
        return Vocabulary.CITIES.get((tenant.id() + number % CITIES_PER_TENANT) % Vocabulary.CITIES.size());
    }

    private static String title(TenantProfile tenant) {
        String name = tenant.tenant().name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " Homes";
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private OffsetDateTime moment() {
        return day().atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .atOffset(ZoneOffset.UTC);
    }

    private Rows table(String name, int columns, Rows... referenced) throws SQLException {
        return Rows.of(name, columns, connection, referenced);
    }
}
