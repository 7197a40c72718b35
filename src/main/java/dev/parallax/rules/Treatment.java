package dev.parallax.rules;

import com.google.re2j.Pattern;
import dev.parallax.exchange.Severity;
import dev.parallax.rules.path.Literal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How values at a rule's place are compared. Exactly one a rule. */
public sealed interface Treatment {

    /**
     * Whether every value is equivalent to itself under it. Only then may equal bytes be taken for agreement without being
     * looked at.
     */
    default boolean reflexive() {
        return true;
    }

    /** {@code ignore: true}: nothing there is compared, presence included. */
    record Ignore() implements Treatment {}

    /** {@code array: ordered}: by position, the default. */
    record ArrayOrdered() implements Treatment {}

    /** {@code array: unordered}: as multisets. */
    record ArrayUnordered() implements Treatment {}

    /** {@code array: {key: [a, b]}}: elements belong together if these members agree. */
    record ArrayKeyed(List<String> members) implements Treatment {
        public ArrayKeyed {
            members = List.copyOf(members);
        }
    }

    /**
     * {@code number: {abs, rel, scale}}: equal if within either tolerance, after rounding half-up to {@code scale} digits.
     *
     * @param abs largest absolute distance; null if not given
     * @param rel largest distance relative to the larger magnitude; null if not given
     * @param scale digits after the point; null if not given
     */
    record NumberTolerance(
            @Nullable BigDecimal abs,
            @Nullable BigDecimal rel,
            @Nullable Integer scale) implements Treatment {}

    /**
     * {@code instant: {within, zone}}: equal as points in time.
     *
     * @param within largest distance
     * @param zone how a value without offset is read; null if such a value is never equivalent to one with
     */
    record InstantTolerance(Duration within, @Nullable ZoneId zone) implements Treatment {}

    /** {@code text: [trim, lowercase, nfc, collapse]}, applied to both sides in that fixed order. */
    record TextForm(Set<TextStep> steps) implements Treatment {
        public TextForm {
            steps = Set.copyOf(steps);
        }
    }

    /** What may be done to text before it is compared. */
    enum TextStep {
        TRIM,
        LOWERCASE,
        NFC,
        COLLAPSE
    }

    /** {@code pattern: REGEX}: both values must match it whole, and are then equivalent. */
    record MustMatch(Pattern regex) implements Treatment {
        @Override
        public boolean reflexive() {
            return false;
        }
    }

    /** {@code replace: {regex, with}}: every match replaced on both sides before they are compared. */
    record Replace(Pattern regex, String with) implements Treatment {}

    /** {@code absent: [null, "", [], {}]}: these values are equivalent to an absent member. */
    record AbsentLike(List<Literal> values) implements Treatment {
        public AbsentLike {
            values = List.copyOf(values);
        }
    }

    /** {@code map: {OLD: NEW}}: legacy's OLD must be the candidate's NEW. */
    record ValueMap(Map<String, String> legacyToCandidate) implements Treatment {
        public ValueMap {
            legacyToCandidate = Map.copyOf(legacyToCandidate);
        }

        @Override
        public boolean reflexive() {
            return false;
        }
    }

    /** {@code type: lenient}: {@code 7} and {@code "7"}, {@code true} and {@code "true"} are equivalent. */
    record TypeLenient() implements Treatment {}

    /** {@code embedded: json}: a string that holds JSON is compared as that JSON. */
    record EmbeddedJson() implements Treatment {}

    /** {@code url: {ignore: [host, scheme, port]}}: URLs compared without these parts. */
    record UrlIgnoring(Set<UrlPart> parts) implements Treatment {
        public UrlIgnoring {
            parts = Set.copyOf(parts);
        }
    }

    /** The parts of a URL that may be ignored. */
    enum UrlPart {
        SCHEME,
        HOST,
        PORT
    }

    /** {@code added: deny}: an added member breaks, instead of being compatible. */
    record AddedDenied() implements Treatment {}

    /** {@code severity: COSMETIC|…}: differences there are of this severity. */
    record SeverityOverride(Severity severity) implements Treatment {}

    /** {@code origins: exact}: a side's own origin in a text there is compared like any other part of it. */
    record OriginsExact() implements Treatment {}

    /** {@code tenant: true}: the value must name the request's tenant; otherwise it is a TENANT_LEAK. */
    record TenantNamed() implements Treatment {
        @Override
        public boolean reflexive() {
            return false;
        }
    }
}
