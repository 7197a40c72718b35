package dev.parallax.diff.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parallax.diff.suggest.SeenDifference.Against;
import dev.parallax.exchange.Fragment;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.Treatment.TextStep;
import dev.parallax.rules.Treatment.UrlPart;
import dev.parallax.rules.path.Literal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The treatments worth trying on a place, narrowest first. Tolerances on numbers and {@code ignore} are never among them:
 * they hide wrong values by design, so a person has to want them.
 */
final class Proposals {

    private static final int MIN_MAPPED = 2;
    private static final int MAX_MAPPED = 20;
    private static final int MAX_WORD_LENGTH = 40;
    private static final List<Duration> DISTANCES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private Proposals() {}

    static Stream<Proposal> on(SeenPlace place) {
        List<Proposal> proposals = new ArrayList<>();
        proposals.add(Proposal.of(new Treatment.TypeLenient(), "type: lenient"));
        proposals.add(Proposal.of(new Treatment.InstantTolerance(Duration.ZERO, null), "instant: {within: 0s}"));
        absent(place).ifPresent(proposals::add);
        textForms(proposals);
        if (eachSideHasOneOrigin(place)) {
            urls(proposals);
        }
        proposals.add(Proposal.of(new Treatment.EmbeddedJson(), "embedded: json"));
        if (place.noise() > 0) {
            for (Duration distance : DISTANCES) {
                proposals.add(Proposal.of(
                        new Treatment.InstantTolerance(distance, null),
                        "instant: {within: " + distance.toSeconds() + "s}"));
            }
            place.texts().flatMap(CommonForm::of).ifPresent(proposals::add);
        } else {
            map(place).ifPresent(proposals::add);
        }
        return proposals.stream();
    }

    private static void textForms(List<Proposal> proposals) {
        List<List<TextStep>> forms = List.of(
                List.of(TextStep.TRIM),
                List.of(TextStep.NFC),
                List.of(TextStep.COLLAPSE),
                List.of(TextStep.TRIM, TextStep.COLLAPSE),
                List.of(TextStep.TRIM, TextStep.NFC),
                List.of(TextStep.LOWERCASE),
                List.of(TextStep.TRIM, TextStep.LOWERCASE));
        for (List<TextStep> steps : forms) {
            proposals.add(Proposal.of(new Treatment.TextForm(Set.copyOf(steps)), "text: " + words(steps)));
        }
    }

    /** Links to the side that answered; links to various hosts may as well be wrong ones. */
    private static boolean eachSideHasOneOrigin(SeenPlace place) {
        Set<String> legacy = new HashSet<>();
        Set<String> candidate = new HashSet<>();
        for (SeenDifference difference : place.seen()) {
            legacy.add(origin(difference.legacy()));
            candidate.add(origin(difference.other()));
        }
        return legacy.size() == 1 && candidate.size() == 1 && !legacy.contains("") && !candidate.contains("");
    }

    private static String origin(Fragment fragment) {
        return SeenPlace.json(fragment)
                .filter(JsonNode::isTextual)
                .map(url -> NearMisses.origin(url.textValue()))
                .orElse("");
    }

    private static void urls(List<Proposal> proposals) {
        List<List<UrlPart>> ignored = List.of(
                List.of(UrlPart.PORT),
                List.of(UrlPart.HOST),
                List.of(UrlPart.SCHEME),
                List.of(UrlPart.HOST, UrlPart.PORT),
                List.of(UrlPart.SCHEME, UrlPart.HOST),
                List.of(UrlPart.SCHEME, UrlPart.HOST, UrlPart.PORT));
        for (List<UrlPart> parts : ignored) {
            proposals.add(
                    Proposal.of(new Treatment.UrlIgnoring(Set.copyOf(parts)), "url: {ignore: " + words(parts) + "}"));
        }
    }

    private static String words(List<? extends Enum<?>> words) {
        return words.stream()
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Where one side has nothing, and the other one of the values that may mean nothing. */
    private static Optional<Proposal> absent(SeenPlace place) {
        Set<Literal> literals = new LinkedHashSet<>();
        Set<String> written = new LinkedHashSet<>();
        boolean someAbsent = false;
        for (Fragment fragment : place.fragments().toList()) {
            if (fragment instanceof Fragment.Absent) {
                someAbsent = true;
                continue;
            }
            Optional<Literal> literal = SeenPlace.json(fragment).flatMap(Proposals::meansNothing);
            if (literal.isEmpty()) {
                return Optional.empty();
            }
            literals.add(literal.get());
            written.add(((Fragment.Present) fragment).text());
        }
        return someAbsent || literals.size() > 1
                ? Optional.of(Proposal.of(
                        new Treatment.AbsentLike(List.copyOf(literals)),
                        "absent: [" + String.join(", ", written) + "]"))
                : Optional.empty();
    }

    private static Optional<Literal> meansNothing(JsonNode value) {
        if (value.isNull()) {
            return Optional.of(new Literal.Null());
        }
        if (value.isTextual() && value.textValue().isEmpty()) {
            return Optional.of(new Literal.Text(""));
        }
        if (value.isArray() && value.isEmpty()) {
            return Optional.of(new Literal.EmptyArray());
        }
        return value.isObject() && value.isEmpty() ? Optional.of(new Literal.EmptyObject()) : Optional.empty();
    }

    /**
     * Words that were all renamed: every word of legacy became one word, no two the same, and none of the new words is one
     * of the old ones. Anything less may as well be an enum mapped wrongly.
     */
    private static Optional<Proposal> map(SeenPlace place) {
        Map<String, String> renamed = new TreeMap<>();
        for (SeenDifference difference : place.seen()) {
            Optional<String> legacy = word(difference.legacy());
            Optional<String> candidate = word(difference.other());
            if (difference.against() == Against.ITSELF || legacy.isEmpty() || candidate.isEmpty()) {
                return Optional.empty();
            }
            String known = renamed.putIfAbsent(legacy.get(), candidate.get());
            if (known != null && !known.equals(candidate.get())) {
                return Optional.empty();
            }
        }
        Set<String> all = new HashSet<>(renamed.values());
        all.addAll(renamed.keySet());
        boolean renaming = all.size() == 2 * renamed.size();
        if (!renaming || renamed.size() < MIN_MAPPED || renamed.size() > MAX_MAPPED) {
            return Optional.empty();
        }
        String yaml = renamed.entrySet().stream()
                .map(entry -> SuggestedRule.quoted(entry.getKey()) + ": " + SuggestedRule.quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "map: {", "}"));
        return Optional.of(Proposal.of(new Treatment.ValueMap(renamed), yaml));
    }

    private static Optional<String> word(Fragment fragment) {
        return SeenPlace.json(fragment)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.length() <= MAX_WORD_LENGTH && text.matches("[A-Za-z][A-Za-z _-]*"));
    }
}
