package dev.parallax.rules.load;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells rules that would hide about anything. They are refused unless somebody signs for them as approver.
 */
final class Breadth {

    /** Texts with nothing in common; a regex that takes them all takes anything. */
    private static final List<String> UNRELATED = List.of(
            "a",
            "Zürich, 3rd floor",
            "0",
            "-17.25",
            "2026-11-21T08:30:00Z",
            "https://example.org/a?b=c#d",
            "{\"k\":[]}",
            "ffc0-11ee",
            "x_y",
            "\u4f60\u597d",
            "!?");

    private static final Duration LONGEST_UNREMARKABLE = Duration.ofHours(1).minusNanos(1);

    private Breadth() {}

    /** Why the rule is over-broad; empty if it is not. */
    static Optional<String> remark(Rule rule) {
        Optional<String> place = placeRemark(rule);
        return place.isPresent() ? place : treatmentRemark(rule.treatment());
    }

    private static Optional<String> placeRemark(Rule rule) {
        if (rule.at() instanceof RuleTarget.AtStatus) {
            return rule.treatment() instanceof Treatment.ValueMap || tightens(rule.treatment())
                    ? Optional.empty()
                    : Optional.of("it hides every other status, failures too");
        }
        if (!(rule.at() instanceof RuleTarget.InBody body) || tightens(rule.treatment())) {
            return Optional.empty();
        }
        List<Segment> segments = body.path().segments();
        boolean onlyWildcards = segments.stream().allMatch(Breadth::takesEverything);
        boolean anyDepth = segments.stream().anyMatch(Segment::descendant);
        if (onlyWildcards && hides(rule.treatment())) {
            return Optional.of("'" + body.path() + "' is the whole reply");
        }
        return onlyWildcards && anyDepth
                ? Optional.of("'" + body.path() + "' is every place of a reply")
                : Optional.empty();
    }

    private static boolean takesEverything(Segment segment) {
        return segment.selectors().stream()
                .anyMatch(selector ->
                        selector instanceof Selector.Wildcard || selector.equals(new Selector.Slice(null, null, null)));
    }

    /** Whether a difference of any size disappears under it. */
    private static boolean hides(Treatment treatment) {
        return treatment instanceof Treatment.Ignore
                || treatment instanceof Treatment.MustMatch
                || treatment instanceof Treatment.Replace
                || treatment instanceof Treatment.SeverityOverride;
    }

    /** Whether it can only add differences. */
    private static boolean tightens(Treatment treatment) {
        return treatment instanceof Treatment.ArrayOrdered
                || treatment instanceof Treatment.AddedDenied
                || treatment instanceof Treatment.TenantNamed
                || treatment instanceof Treatment.OriginsExact
                || (treatment instanceof Treatment.SeverityOverride override
                        && override.severity().compareTo(Severity.BREAKING) <= 0);
    }

    private static Optional<String> treatmentRemark(Treatment treatment) {
        if (treatment instanceof Treatment.MustMatch match
                && UNRELATED.stream().allMatch(text -> match.regex().matches(text))) {
            return Optional.of("the regex '" + match.regex().pattern() + "' matches anything");
        }
        if (treatment instanceof Treatment.Replace replace && makesAllEqual(replace.regex(), replace.with())) {
            return Optional.of("replacing '" + replace.regex().pattern() + "' makes any two texts equal");
        }
        if (treatment instanceof Treatment.NumberTolerance number
                && number.rel() != null
                && number.rel().compareTo(BigDecimal.ONE) >= 0) {
            return Optional.of("'rel' of 1 or more takes any two numbers of one sign for equal");
        }
        if (treatment instanceof Treatment.InstantTolerance instant
                && instant.within().compareTo(LONGEST_UNREMARKABLE) > 0) {
            return Optional.of("'within' of an hour or more hides a time zone read differently");
        }
        return Optional.empty();
    }

    private static boolean makesAllEqual(Pattern regex, String with) {
        return UNRELATED.stream()
                        .map(text -> regex.matcher(text).replaceAll(with))
                        .distinct()
                        .count()
                == 1;
    }
}
