package dev.parallax.rules.book;

import dev.parallax.exchange.Operation;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what rules mean, every part behind its length, so that equal bytes are equal meaning. Formatting, the order
 * of rules, files and lists, and how a rule is governed are no part of
 * it: renewing a rule must not throw away the evidence gathered under it, and one that ended is left out by the caller.
 */
public final class RuleMeaning {

    private final StringBuilder written = new StringBuilder();

    private RuleMeaning() {}

    static RuleBookDigest digest(List<Operation> operations, List<Rule> rules) {
        RuleMeaning meaning = new RuleMeaning().part("parallax rules 1");
        operations.stream()
                .sorted(Comparator.comparing(Operation::id))
                .forEach(operation -> meaning.part("operation")
                        .part(operation.id().value())
                        .part(operation.method().name())
                        .part(operation.path().text()));
        rules.stream().sorted(Comparator.comparing(Rule::id)).forEach(meaning::rule);
        return new RuleBookDigest(sha256(meaning.written.toString()));
    }

    /** Whether the two do the same, however they were written. */
    public static boolean sameTreatment(Treatment one, Treatment other) {
        return new RuleMeaning()
                .treatment(one)
                .written
                .toString()
                .contentEquals(new RuleMeaning().treatment(other).written);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void rule(Rule rule) {
        part("rule").part(rule.id().value());
        globs(rule.scope().operations());
        globs(rule.scope().tenants());
        target(rule.at());
        treatment(rule.treatment());
    }

    private void globs(List<Glob> globs) {
        sorted(globs.stream().map(Glob::text).toList());
    }

    private void target(RuleTarget target) {
        if (target instanceof RuleTarget.InBody body) {
            part("body").part(body.path().segments().size());
            body.path().segments().forEach(this::segment);
        } else if (target instanceof RuleTarget.InHeader header) {
            part("header").part(header.name());
            if (!header.isWhole()) {
                part(header.part().segments().size());
                header.part().segments().forEach(this::segment);
            }
        } else {
            part("status");
        }
    }

    private void segment(Segment segment) {
        part(segment.descendant() ? "descendants" : "children")
                .part(segment.selectors().size());
        segment.selectors().forEach(this::selector);
    }

    private void selector(Selector selector) {
        if (selector instanceof Selector.Name name) {
            part("name").part(name.name());
        } else if (selector instanceof Selector.Index index) {
            part("index").part(index.index());
        } else if (selector instanceof Selector.Slice slice) {
            part("slice").optional(slice.start()).optional(slice.end()).optional(slice.step());
        } else if (selector instanceof Selector.Filter filter) {
            part("filter").part(filter.member().size());
            filter.member().forEach(this::part);
            part(filter.operator().name());
            literal(filter.literal());
        } else {
            part("wildcard");
        }
    }

    private RuleMeaning treatment(Treatment treatment) {
        part(treatment.getClass().getSimpleName());
        if (treatment instanceof Treatment.ArrayKeyed keyed) {
            sorted(keyed.members());
        } else if (treatment instanceof Treatment.NumberTolerance number) {
            decimal(number.abs()).decimal(number.rel()).optional(number.scale());
        } else if (treatment instanceof Treatment.InstantTolerance instant) {
            part(instant.within().toString()).optional(instant.zone());
        } else if (treatment instanceof Treatment.TextForm text) {
            sorted(text.steps().stream().map(Enum::name).toList());
        } else if (treatment instanceof Treatment.MustMatch match) {
            part(match.regex().pattern());
        } else if (treatment instanceof Treatment.Replace replace) {
            part(replace.regex().pattern()).part(replace.with());
        } else if (treatment instanceof Treatment.AbsentLike absent) {
            absent.values().stream()
                    .sorted(Comparator.comparing(RuleMeaning::meaningOf))
                    .forEach(this::literal);
        } else if (treatment instanceof Treatment.ValueMap map) {
            map(map.legacyToCandidate());
        } else if (treatment instanceof Treatment.UrlIgnoring url) {
            sorted(url.parts().stream().map(Enum::name).toList());
        } else if (treatment instanceof Treatment.SeverityOverride severity) {
            part(severity.severity().name());
        }
        return this;
    }

    private void map(Map<String, String> map) {
        part(map.size());
        new TreeMap<>(map).forEach((legacy, candidate) -> part(legacy).part(candidate));
    }

    private void literal(@Nullable Literal literal) {
        part(meaningOf(literal));
    }

    private static String meaningOf(@Nullable Literal literal) {
        if (literal == null) {
            return "none";
        }
        if (literal instanceof Literal.Text text) {
            return "text " + text.value();
        }
        if (literal instanceof Literal.Decimal decimal) {
            return "number " + canonical(decimal.value());
        }
        return literal.toString();
    }

    private RuleMeaning decimal(@Nullable BigDecimal value) {
        return value == null ? part("none") : part(canonical(value));
    }

    /** Never expands an exponent. */
    private static String canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() == 0 ? "0" : stripped.unscaledValue() + "e" + -(long) stripped.scale();
    }

    private void sorted(Collection<String> texts) {
        List<String> sorted = new ArrayList<>(texts);
        sorted.sort(Comparator.naturalOrder());
        part(sorted.size());
        sorted.forEach(this::part);
    }

    private RuleMeaning optional(@Nullable Object value) {
        return part(value == null ? "none" : "some " + value);
    }

    private RuleMeaning part(int number) {
        return part(Integer.toString(number));
    }

    private RuleMeaning part(String text) {
        written.append(text.length()).append(':').append(text);
        return this;
    }
}
