package dev.parallax.report.page;

import dev.parallax.evidence.ChartReader.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where and when a discrepancy was met, as strips on one scale of time 1,000 wide.
 *
 * @param builds one strip per candidate build, oldest first
 * @param tenants one strip per tenant, most often met first, at most {@value #MOST}
 * @param more how many further tenants met it
 * @param from when the scale begins
 * @param to when it ends
 */
public record Spread(List<Strip> builds, List<Strip> tenants, int more, Instant from, Instant to) {

    private static final int MOST = 15;
    private static final double WIDTH = 1_000;

    /** What was met once must stay visible. */
    private static final long NARROWEST = 8;

    /** Copies the lists. */
    public Spread {
        builds = List.copyOf(builds);
        tenants = List.copyOf(tenants);
    }

    /** Lays out where a discrepancy was met. */
    public static Spread of(List<Stay> stays) {
        Instant from =
                stays.stream().map(Stay::firstAt).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant to =
                stays.stream().map(Stay::lastAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Scale scale = new Scale(from, Math.max(1, Duration.between(from, to).toMillis()));
        List<Strip> builds = strips(stays, Spread::build, scale).stream()
                .sorted(Comparator.comparing(Strip::firstAt))
                .toList();
        List<Strip> tenants = strips(stays, stay -> stay.tenant().name(), scale).stream()
                .sorted(Comparator.comparing(Strip::occurrences).reversed().thenComparing(Strip::name))
                .toList();
        int shown = Math.min(MOST, tenants.size());
        return new Spread(builds, tenants.subList(0, shown), tenants.size() - shown, from, to);
    }

    /**
     * One build's or tenant's time.
     *
     * @param name whose
     * @param occurrences how often
     * @param x where it begins
     * @param width how wide it is
     * @param firstAt when it was first met
     * @param lastAt when it was last met
     */
    public record Strip(String name, long occurrences, long x, long width, Instant firstAt, Instant lastAt) {}

    private record Scale(Instant from, long millis) {

        long at(Instant moment) {
            return Math.round(Duration.between(from, moment).toMillis() * (WIDTH - NARROWEST) / millis);
        }
    }

    private static String build(Stay stay) {
        return stay.candidate() == null ? "not named" : stay.candidate().value();
    }

    private static List<Strip> strips(List<Stay> stays, Function<Stay, String> name, Scale scale) {
        Map<String, List<Stay>> byName = new LinkedHashMap<>();
        stays.forEach(stay -> byName.computeIfAbsent(name.apply(stay), any -> new ArrayList<>())
                .add(stay));
        List<Strip> strips = new ArrayList<>();
        byName.forEach((one, own) -> {
            Instant first = own.stream()
                    .map(Stay::firstAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant last = own.stream()
                    .map(Stay::lastAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            long x = scale.at(first);
            strips.add(new Strip(
                    one,
                    own.stream().mapToLong(Stay::occurrences).sum(),
                    x,
                    scale.at(last) - x + NARROWEST,
                    first,
                    last));
        });
        return strips;
    }
}
