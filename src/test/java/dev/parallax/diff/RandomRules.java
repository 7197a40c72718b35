package dev.parallax.diff;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.trie.CompiledRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random rules over the places {@link RandomJson} makes, from a seed. */
public final class RandomRules {

    private static final String[] PATHS = {
        "$",
        "$[*]",
        "$.a",
        "$.b",
        "$..id",
        "$..p",
        "$..a",
        "$[*].p",
        "$[*].id",
        "$[*].a",
        "$.*",
        "$..*",
        "$.a[*]",
        "$.b[*].p",
        "$[0]",
        "$[*][*]",
        "$..t",
        "$..tenant",
        "$.a.b",
        "$..c"
    };

    private RandomRules() {}

    public static CompiledRules make(Random random) {
        TestRules rules = TestRules.rules();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            rules.at(PATHS[random.nextInt(PATHS.length)], treatment(random));
        }
        return rules.compile();
    }

    /** An unordered array, and these treatments at one place. */
    public static CompiledRules unordered(String path, List<Treatment> treatments) {
        TestRules rules = TestRules.rules().at("$", new Treatment.ArrayUnordered());
        treatments.forEach(treatment -> rules.at(path, treatment));
        return rules.compile();
    }

    private static Treatment tolerance(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Treatment.NumberTolerance(null, new BigDecimal("0.1"), null);
            case 1 -> new Treatment.NumberTolerance(null, null, 0);
            default -> new Treatment.NumberTolerance(new BigDecimal("0.5"), null, null);
        };
    }

    private static Treatment treatment(Random random) {
        return switch (random.nextInt(17)) {
            case 0 -> new Treatment.Ignore();
            case 1, 2 -> new Treatment.ArrayUnordered();
            case 3, 4 -> new Treatment.ArrayKeyed(random.nextInt(4) == 0 ? List.of("id", "p") : List.of("id"));
            case 5 -> tolerance(random);
            case 6 -> new Treatment.InstantTolerance(Duration.ofSeconds(1), ZoneOffset.UTC);
            case 7 ->
                new Treatment.TextForm(
                        Set.of(Treatment.TextStep.LOWERCASE, Treatment.TextStep.COLLAPSE, Treatment.TextStep.NFC));
            case 8 -> new Treatment.MustMatch(Pattern.compile("[a-z0-9.]*"));
            case 9 -> new Treatment.Replace(Pattern.compile("[0-9]+"), "N");
            case 10 ->
                new Treatment.AbsentLike(List.of(
                        new Literal.Null(), new Literal.Text(""), new Literal.EmptyArray(), new Literal.EmptyObject()));
            case 11 -> new Treatment.ValueMap(Map.of("OPEN", "CLOSED", "1", "2"));
            case 12 -> new Treatment.TypeLenient();
            case 13 -> new Treatment.EmbeddedJson();
            case 14 -> new Treatment.AddedDenied();
            case 15 -> new Treatment.SeverityOverride(random.nextBoolean() ? Severity.COSMETIC : Severity.BREAKING);
            default -> new Treatment.TenantNamed();
        };
    }
}
