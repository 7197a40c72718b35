package dev.parallax.demo.platform;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words the seed is made of, and how one is drawn. Some are not ASCII, as in life. */
final class Vocabulary {

    static final List<String> CITIES = List.of(
            "Ashford", "Brookfield", "Clayton", "Dunmore", "Eastvale", "Fairview", "Glenwood", "Hartley", "Ivydale");
    static final List<String> KINDS = List.of("HOUSE", "APARTMENT", "CONDO", "LAND", "LOFT");
    static final List<String> STATUSES = List.of("ACTIVE", "ACTIVE", "ACTIVE", "UNDER_OFFER", "SOLD");
    static final List<String> FEATURES =
            List.of("balcony", "fireplace", "garage", "garden", "lift", "pool", "solar", "terrace");
    static final List<String> DOCUMENTS = List.of("FLOOR_PLAN", "SURVEY", "CONTRACT", "CERTIFICATE");
    static final List<String> MODELS = List.of("hedonic-3", "comparables-7", "desk");
    static final List<String> DISTRICTS = List.of(
            "Old Town",
            "Harbour",
            "Hill",
            "Mills",
            "Park",
            "Station",
            "Market",
            "Canal",
            "Garden",
            "Abbey",
            "Castle",
            "Meadow");

    private static final List<String> FIRST = List.of(
            "Ada", "Björn", "Chloé", "Dmitri", "Elif", "Fatima", "Goran", "Hanna", "Íñigo", "Jun", "Kofi", "Léa");
    private static final List<String> LAST = List.of(
            "Almeida",
            "Brandt",
            "Castaño",
            "Dubois",
            "Eriksen",
            "Fischer",
            "García",
            "Haddad",
            "Ito",
            "Jansen",
            "Kowalski",
            "Løvås");
    private static final List<String> STREETS =
            List.of("Birch Row", "Canal Street", "Hauptstraße", "Mill Lane", "Rue de la Gare", "Station Road");
    private static final List<String> CHARMS =
            List.of("bright and quiet", "needs love", "“as new”", "close to the river", "viewing\nby appointment");

    private Vocabulary() {}

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    static String person(RandomGenerator random) {
        return pick(FIRST, random) + " " + pick(LAST, random);
    }

    static String street(RandomGenerator random) {
        return (1 + random.nextInt(180)) + " " + pick(STREETS, random);
    }

    static String praise(RandomGenerator random) {
        return "A " + pick(CHARMS, random) + " place, " + pick(CHARMS, random) + ".";
    }
}
