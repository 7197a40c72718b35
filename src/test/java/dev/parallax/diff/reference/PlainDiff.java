package dev.parallax.diff.reference;

import dev.parallax.diff.reference.PlainJson.Arr;
import dev.parallax.diff.reference.PlainJson.Member;
import dev.parallax.diff.reference.PlainJson.Null;
import dev.parallax.diff.reference.PlainJson.Obj;
import dev.parallax.diff.reference.PlainJson.Text;
import dev.parallax.diff.reference.PlainJson.Value;
import dev.parallax.rules.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says whether two documents are equivalent under rules, as the rules are documented and with no regard to speed. It shares
 * nothing with the engine: own reader, own numbers, own paths, own pairing. It says yes or no, not what differs.
 */
final class PlainDiff {

    private final PlainRules rules;
    private final String tenant;
    private final PlainValues values;

    PlainDiff(PlainRules rules, String tenant) {
        this(rules, tenant, true);
    }

    /** Whether tolerances of distance count; without them equivalence is transitive. */
    private PlainDiff(PlainRules rules, String tenant, boolean tolerant) {
        this.rules = rules;
        this.tenant = tenant;
        this.values = new PlainValues(tenant, tolerant);
    }

    boolean equivalent(Value legacy, Value candidate) {
        return equivalent(legacy, candidate, List.of());
    }

    private boolean equivalent(Value one, Value other, List<Object> at) {
        List<Treatment> here = rules.at(at);
        if (has(here, Treatment.Ignore.class)) {
            return true;
        }
        boolean containers = PlainValues.isContainer(one) && one.getClass() == other.getClass();
        if (containers) {
            if (has(here, Treatment.TenantNamed.class)) {
                return false;
            }
            if (has(here, Treatment.MustMatch.class)) {
                return isAbsentLike(one, here) && isAbsentLike(other, here);
            }
            return one instanceof Obj object
                    ? objects(object, (Obj) other, at)
                    : arrays((Arr) one, (Arr) other, at, here);
        }
        if (one instanceof Text text && other instanceof Text second && has(here, Treatment.EmbeddedJson.class)) {
            Optional<Value> inner = PlainValues.document(text.text());
            Optional<Value> secondInner = PlainValues.document(second.text());
            if (inner.isPresent() && secondInner.isPresent()) {
                return equivalent(inner.get(), secondInner.get(), at);
            }
        }
        return scalars(one, other, here);
    }

    private boolean objects(Obj one, Obj other, List<Object> at) {
        List<Member> left = new ArrayList<>(other.members());
        for (Member member : one.members()) {
            Optional<Member> partner = left.stream()
                    .filter(candidate -> candidate.name().equals(member.name()))
                    .findFirst();
            if (partner.isEmpty()) {
                if (!mayBeAbsent(member, at)) {
                    return false;
                }
            } else {
                left.remove(partner.get());
                if (!equivalent(member.value(), partner.get().value(), below(at, member.name()))) {
                    return false;
                }
            }
        }
        return left.stream().allMatch(member -> mayBeAbsent(member, at));
    }

    private boolean mayBeAbsent(Member member, List<Object> at) {
        List<Treatment> there = rules.at(below(at, member.name()));
        return has(there, Treatment.Ignore.class) || isAbsentLike(member.value(), there);
    }

    private boolean arrays(Arr one, Arr other, List<Object> at, List<Treatment> here) {
        List<Value> left = one.elements();
        List<Value> right = other.elements();
        List<Object> element = below(at, 0);
        if (has(rules.at(element), Treatment.Ignore.class)) {
            return true;
        }
        if (left.size() != right.size()) {
            return false;
        }
        if (has(here, Treatment.ArrayUnordered.class)) {
            return unordered(left, right, element);
        }
        Optional<Treatment.ArrayKeyed> keyed = PlainRules.find(here, Treatment.ArrayKeyed.class);
        if (keyed.isPresent()) {
            return keyed(left, right, element, keyed.get().members());
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equivalent(left.get(i), right.get(i), element)) {
                return false;
            }
        }
        return true;
    }

    /** Each must find a partner of its own, in whatever way. */
    private boolean unordered(List<Value> one, List<Value> other, List<Object> element) {
        int[] legacyOf = new int[other.size()];
        Arrays.fill(legacyOf, -1);
        for (int i = 0; i < one.size(); i++) {
            if (!findsPartner(i, one, other, element, legacyOf, new boolean[other.size()])) {
                return false;
            }
        }
        return true;
    }

    private boolean findsPartner(
            int i, List<Value> one, List<Value> other, List<Object> element, int[] legacyOf, boolean[] tried) {
        for (int j = 0; j < other.size(); j++) {
            if (!tried[j] && equivalent(one.get(i), other.get(j), element)) {
                tried[j] = true;
                if (legacyOf[j] < 0 || findsPartner(legacyOf[j], one, other, element, legacyOf, tried)) {
                    legacyOf[j] = i;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean keyed(List<Value> one, List<Value> other, List<Object> element, List<String> names) {
        PlainDiff exact = new PlainDiff(rules, tenant, false);
        List<Value> keyless = new ArrayList<>();
        List<Value> right = new ArrayList<>(other);
        for (Value value : one) {
            if (keys(value, names).isEmpty()) {
                keyless.add(value);
                continue;
            }
            int partner = -1;
            for (int j = 0; j < right.size() && partner < 0; j++) {
                partner = exact.sameKey(value, right.get(j), element, names) ? j : -1;
            }
            if (partner < 0 || !equivalent(value, right.remove(partner), element)) {
                return false;
            }
        }
        return right.stream().allMatch(value -> keys(value, names).isEmpty())
                && keyless.size() == right.size()
                && unordered(keyless, right, element);
    }

    private boolean sameKey(Value one, Value other, List<Object> element, List<String> names) {
        List<Value> first = keys(one, names);
        List<Value> second = keys(other, names);
        for (int i = 0; i < names.size(); i++) {
            if (second.isEmpty() || !equivalent(first.get(i), second.get(i), below(element, names.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** The values of the key members; empty if one is missing or null. */
    private static List<Value> keys(Value element, List<String> names) {
        List<Value> keys = new ArrayList<>();
        if (element instanceof Obj object) {
            for (String name : names) {
                object.members().stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .map(Member::value)
                        .filter(value -> !(value instanceof Null))
                        .ifPresent(keys::add);
            }
        }
        return keys.size() == names.size() ? keys : List.of();
    }

    private boolean scalars(Value one, Value other, List<Treatment> here) {
        PlainValues.Says says = values.compare(one, other, inForce(here));
        return says instanceof PlainValues.Same || says instanceof PlainValues.Allowed;
    }

    private static boolean isAbsentLike(Value value, List<Treatment> here) {
        return PlainValues.isAbsentLike(value, inForce(here));
    }

    private static PlainValues.Here inForce(List<Treatment> here) {
        return new PlainValues.Here() {
            @Override
            public <T extends Treatment> Optional<T> find(Class<T> kind) {
                return PlainRules.find(here, kind);
            }
        };
    }

    private static boolean has(List<Treatment> here, Class<? extends Treatment> kind) {
        return here.stream().anyMatch(kind::isInstance);
    }

    private static List<Object> below(List<Object> at, Object step) {
        List<Object> below = new ArrayList<>(at);
        below.add(step);
        return below;
    }
}
