package dev.parallax.demo.traffic;

import dev.parallax.demo.platform.Inventory;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** The operations clients ask, how often, and what they vary. */
enum Asked {
    LISTINGS_SEARCH("listings.search", 95) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return search(of, turn, random);
        }
    },
    LISTINGS_QUERY("listings.query", 25) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/search");
        }

        @Override
        Body body(Inventory of, int turn, RandomGenerator random) {
            return query(of, turn, random);
        }
    },
    LISTINGS_GET("listings.get", 150) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/listings/" + next(of.listings(), turn));
        }
    },
    LISTINGS_DOCUMENTS("listings.documents", 120) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/listings/" + next(of.listings(), turn) + "/documents");
        }
    },
    LISTINGS_VIEWINGS("listings.viewings", 110) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/listings/" + next(of.listings(), turn) + "/viewings");
        }
    },
    DOCUMENTS_GET("documents.get", 110) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/documents/" + next(of.documents(), turn));
        }
    },
    VIEWINGS_CALENDAR("viewings.calendar", 18) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            int month = 1 + random.nextInt(12);
            return new Target(
                    String.format(Locale.ROOT, "/api/viewings?from=2026-%02d-01&to=2026-%02d-14", month, month));
        }
    },
    OFFICES_LIST("offices.list", 15) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/offices");
        }
    },
    AGENTS_LIST("agents.list", 20) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return agents(of, turn);
        }
    },
    AGENTS_GET("agents.get", 35) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/agents/" + next(of.agents(), turn));
        }
    },
    AGENTS_COMMISSIONS("agents.commissions", 35) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/agents/" + next(of.agents(), turn) + "/commissions");
        }
    },
    HOMEOWNERS_LIST("homeowners.list", 20) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            String postcode = "/api/homeowners?postcode=" + next(of.postcodes(), turn);
            return new Target(
                    switch (turn % 4) {
                        case 1 -> postcode + "&page=1";
                        case 3 -> "/api/homeowners?page=" + (1 + random.nextInt(2));
                        default -> postcode;
                    });
        }
    },
    HOMEOWNERS_GET("homeowners.get", 85) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/homeowners/" + next(of.homeowners(), turn));
        }
    },
    HOMEOWNERS_VALUATIONS("homeowners.valuations", 70) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/homeowners/" + next(of.homeowners(), turn) + "/valuations");
        }
    },
    HOMEOWNERS_SEARCHES("homeowners.searches", 60) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/homeowners/" + next(of.homeowners(), turn) + "/searches");
        }
    },
    STATISTICS_CITY("statistics.city", 36) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/statistics/cities/" + next(of.cities(), turn));
        }
    },
    STATISTICS_AGENT("statistics.agent", 35) {
        @Override
        Target target(Inventory of, int turn, RandomGenerator random) {
            return new Target("/api/statistics/agents/" + next(of.agents(), turn));
        }
    };

    private final String name;
    private final int share;

    Asked(String name, int share) {
        this.name = name;
        this.share = share;
    }

    OperationId operation() {
        return new OperationId(name);
    }

    /** How often, relative to the others. */
    int share() {
        return share;
    }

    /**
     * What is asked.
     *
     * @param turn counts the reads of this operation by this tenant, from 0
     */
    abstract Target target(Inventory of, int turn, RandomGenerator random);

    /** What is sent along. */
    Body body(Inventory of, int turn, RandomGenerator random) {
        return Body.empty();
    }

    private static String next(List<String> keys, int turn) {
        return keys.get(turn % keys.size());
    }

    private static Target search(Inventory of, int turn, RandomGenerator random) {
        StringJoiner query = new StringJoiner("&", "/api/listings?", "").setEmptyValue("/api/listings");
        // The bits of the turn say which filters are set, so that every combination has its turn.
        // Who sorts by price looks at a whole city, and so at no page that ends amid equal prices.
        boolean byPrice = (turn & 3) == 3;
        if ((turn & 1) != 0) {
            query.add("city=" + next(of.cities(), random.nextInt(of.cities().size())));
        }
        if ((turn & 2) != 0) {
            query.add("sort=" + (byPrice ? random.nextBoolean() ? "price" : "-price" : "listedOn"));
        }
        if ((turn & 4) != 0) {
            query.add("maxPrice=" + (500 + random.nextInt(500)) + "000");
        }
        if ((turn & 8) != 0) {
            query.add("bedrooms=" + (1 + random.nextInt(5)));
        }
        if ((turn & 16) != 0) {
            query.add("minPrice=" + (100 + random.nextInt(200)) + "000");
        }
        if (byPrice || (turn & 32) != 0) {
            query.add("size=" + (byPrice ? 50 : 5 + random.nextInt(20)));
        }
        if ((turn & 64) != 0) {
            query.add("status=ACTIVE");
        }
        return new Target(query.toString());
    }

    private static Body query(Inventory of, int turn, RandomGenerator random) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        if (turn % 2 == 0) {
            members.add("\"cities\":[\"" + next(of.cities(), turn) + "\"]");
        }
        if (turn % 3 != 0) {
            members.add("\"features\":[\"" + List.of("garden", "garage", "pool").get(random.nextInt(3)) + "\"]");
        }
        if (turn % 5 < 3) {
            members.add("\"maxPrice\":" + (400 + random.nextInt(500)) + "000");
        }
        return Body.of(members.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Target agents(Inventory of, int turn) {
        StringJoiner query = new StringJoiner("&", "/api/agents?", "").setEmptyValue("/api/agents");
        if ((turn & 1) != 0) {
            query.add("office=" + next(of.offices(), turn));
        }
        if ((turn & 2) != 0) {
            query.add("page=1");
        }
        if ((turn & 4) != 0) {
            query.add("size=" + (5 + turn % 3));
        }
        return new Target(query.toString());
    }
}
