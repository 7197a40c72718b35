package dev.parallax.diff.walk;

import dev.parallax.diff.json.Span;
import dev.parallax.diff.reference.PlainValues;
import dev.parallax.diff.value.Verdict;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in the engine's words what {@link PlainValues} finds. */
final class TreeValues {

    private final PlainValues values;

    TreeValues(String tenant) {
        this.values = new PlainValues(tenant, true);
    }

    Verdict compare(Span legacy, Span candidate, PlaceRules here) {
        PlainValues.Says says = values.compare(legacy.json(), candidate.json(), inForce(here));
        if (says instanceof PlainValues.Leak) {
            return Verdict.LEAK;
        }
        if (says instanceof PlainValues.Allowed allowed) {
            return legacy.sameBytes(candidate)
                    ? Verdict.SAME
                    : new Verdict.Allowed(find(here, allowed.by()).rule());
        }
        if (says instanceof PlainValues.Same same) {
            return same.spelledOtherwise() ? new Verdict.Differs(DifferenceKind.LEXICAL) : Verdict.SAME;
        }
        boolean type = says instanceof PlainValues.Other other && other.type();
        return new Verdict.Differs(type ? DifferenceKind.TYPE : DifferenceKind.VALUE);
    }

    boolean leaks(Span value, PlaceRules here) {
        return here.find(Treatment.TenantNamed.class) != null && values.isForeign(value.json(), inForce(here));
    }

    static @Nullable Applied<?> absentLike(Span value, PlaceRules here) {
        Applied<Treatment.AbsentLike> rule = here.find(Treatment.AbsentLike.class);
        return rule != null && PlainValues.isAbsentLike(value.json(), inForce(here)) ? rule : null;
    }

    static PlainValues.Here inForce(PlaceRules here) {
        return new PlainValues.Here() {
            @Override
            public <T extends Treatment> Optional<T> find(Class<T> kind) {
                return Optional.ofNullable(here.find(kind)).map(Applied::treatment);
            }
        };
    }

    private static Applied<?> find(PlaceRules here, Class<? extends Treatment> kind) {
        return Objects.requireNonNull(here.find(kind));
    }
}
