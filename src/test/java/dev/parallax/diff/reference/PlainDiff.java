package dev.parallax.diff.reference;

import dev.parallax.diff.reference.PlainJson.Arr;
import dev.parallax.diff.reference.PlainJson.BadTextException;
import dev.parallax.diff.reference.PlainJson.Bool;
import dev.parallax.diff.reference.PlainJson.Member;
import dev.parallax.diff.reference.PlainJson.Null;
import dev.parallax.diff.reference.PlainJson.Num;
import dev.parallax.diff.reference.PlainJson.Obj;
import dev.parallax.diff.reference.PlainJson.Text;
import dev.parallax.diff.reference.PlainJson.Value;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.Literal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether two documents are equivalent under rules, as the rules are documented and with no regard to speed. It shares
 * nothing with the engine: own reader, own numbers, own paths, own pairing. It says yes or no, not what differs.
 */
final class PlainDiff {

    private final PlainRules rules;
    private final String tenant;

    /** Whether tolerances of distance count; without them equivalence is transitive. */
    private final boolean tolerant;

    PlainDiff(PlainRules rules, String tenant) {
        this(rules, tenant, true);
    }

    private PlainDiff(PlainRules rules, String tenant, boolean tolerant) {
        this.rules = rules;
        this.tenant = tenant;
        this.tolerant = tolerant;
    }

    boolean equivalent(Value legacy, Value candidate) {
        return equivalent(legacy, candidate, List.of());
    }

    private boolean equivalent(Value one, Value other, List<Object> at) {
        List<Treatment> here = rules.at(at);
        if (has(here, Treatment.Ignore.class)) {
            return true;
        }
        boolean containers = isContainer(one) && one.getClass() == other.getClass();
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
            Optional<Value> inner = document(text.text());
            Optional<Value> secondInner = document(second.text());
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

    /** What is equal without any tolerance belongs together; the rest must pair up, in whatever way. */
    private boolean unordered(List<Value> one, List<Value> other, List<Object> element) {
        PlainDiff exact = new PlainDiff(rules, tenant, false);
        List<Value> left = new ArrayList<>();
        List<Value> right = new ArrayList<>(other);
        for (Value value : one) {
            int equal = -1;
            for (int j = 0; j < right.size() && equal < 0; j++) {
                equal = exact.equivalent(value, right.get(j), element) ? j : -1;
            }
            if (equal >= 0) {
                right.remove(equal);
            } else {
                left.add(value);
            }
        }
        return pairUp(left, right, element);
    }

    private boolean pairUp(List<Value> left, List<Value> right, List<Object> element) {
        if (left.isEmpty()) {
            return right.isEmpty();
        }
        for (int j = 0; j < right.size(); j++) {
            if (equivalent(left.get(0), right.get(j), element)) {
                List<Value> rest = new ArrayList<>(right);
                rest.remove(j);
                if (pairUp(left.subList(1, left.size()), rest, element)) {
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
        return right.stream().allMatch(value -> keys(value, names).isEmpty()) && keyless(keyless, right, element);
    }

    /** Equal ones belong together, the rest in order. */
    private boolean keyless(List<Value> one, List<Value> other, List<Object> element) {
        PlainDiff exact = new PlainDiff(rules, tenant, false);
        List<Value> left = new ArrayList<>();
        List<Value> right = new ArrayList<>(other);
        for (Value value : one) {
            Optional<Value> equal = right.stream()
                    .filter(candidate -> exact.equivalent(value, candidate, element))
                    .findFirst();
            if (equal.isPresent()) {
                right.remove(equal.get());
            } else {
                left.add(value);
            }
        }
        for (int i = 0; i < left.size(); i++) {
            if (i >= right.size() || !equivalent(left.get(i), right.get(i), element)) {
                return false;
            }
        }
        return left.size() == right.size();
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
        if (has(here, Treatment.TenantNamed.class) && (isForeign(one) || isForeign(other))) {
            return false;
        }
        Optional<Treatment.MustMatch> pattern = PlainRules.find(here, Treatment.MustMatch.class);
        if (pattern.isPresent()) {
            return (isAbsentLike(one, here) || isAbsentLike(other, here))
                    ? isAbsentLike(one, here) && isAbsentLike(other, here)
                    : matches(pattern.get(), one) && matches(pattern.get(), other);
        }
        Optional<Treatment.ValueMap> map = PlainRules.find(here, Treatment.ValueMap.class);
        if (map.isPresent() && !isContainer(one)) {
            Map<String, String> values = map.get().legacyToCandidate();
            if (values.containsKey(text(one))) {
                return !isContainer(other) && values.get(text(one)).equals(text(other));
            }
        }
        if (equal(one, other) || (isAbsentLike(one, here) && isAbsentLike(other, here))) {
            return true;
        }
        if (isContainer(one) || isContainer(other)) {
            return false;
        }
        boolean lenient = has(here, Treatment.TypeLenient.class) && !(one instanceof Null) && !(other instanceof Null);
        boolean number = one instanceof Num || other instanceof Num;
        if (lenient && (text(one).equals(text(other)) || (number && sameNumber(text(one), text(other))))) {
            return true;
        }
        if (lenient || (one instanceof Text && other instanceof Text)) {
            return texts(text(one), text(other), here, lenient);
        }
        return one instanceof Num && other instanceof Num && near(text(one), text(other), here);
    }

    private boolean texts(String one, String other, List<Treatment> here, boolean lenient) {
        String first = one;
        String second = other;
        Optional<Treatment.Replace> replace = PlainRules.find(here, Treatment.Replace.class);
        if (replace.isPresent()) {
            java.util.regex.Pattern regex =
                    java.util.regex.Pattern.compile(replace.get().regex().pattern());
            first = regex.matcher(first).replaceAll(replace.get().with());
            second = regex.matcher(second).replaceAll(replace.get().with());
        }
        Optional<Treatment.TextForm> form = PlainRules.find(here, Treatment.TextForm.class);
        if (form.isPresent()) {
            first = formed(first, form.get());
            second = formed(second, form.get());
        }
        return first.equals(second)
                || (tolerant && sameInstant(first, second, here))
                || (lenient && isNumber(first) && isNumber(second) && near(first, second, here));
    }

    private static String formed(String text, Treatment.TextForm form) {
        String formed = text;
        if (form.steps().contains(Treatment.TextStep.TRIM)) {
            formed = formed.strip();
        }
        if (form.steps().contains(Treatment.TextStep.LOWERCASE)) {
            formed = formed.toLowerCase(Locale.ROOT);
        }
        if (form.steps().contains(Treatment.TextStep.NFC)) {
            formed = Normalizer.normalize(formed, Normalizer.Form.NFC);
        }
        return form.steps().contains(Treatment.TextStep.COLLAPSE)
                ? java.util.regex.Pattern.compile("[ \\t\\n\\f\\r]+")
                        .matcher(formed)
                        .replaceAll(" ")
                : formed;
    }

    private static boolean sameInstant(String one, String other, List<Treatment> here) {
        Optional<Treatment.InstantTolerance> rule = PlainRules.find(here, Treatment.InstantTolerance.class);
        Optional<OffsetDateTime> first = instant(one);
        Optional<OffsetDateTime> second = instant(other);
        return rule.isPresent()
                && first.isPresent()
                && second.isPresent()
                && Duration.between(first.get(), second.get())
                                .abs()
                                .compareTo(rule.get().within())
                        <= 0;
    }

    /** Random documents hold RFC 3339 stamps only, perhaps in lower case. */
    private static Optional<OffsetDateTime> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text.toUpperCase(Locale.ROOT)).atOffset(ZoneOffset.UTC));
            } catch (DateTimeParseException again) {
                return Optional.empty();
            }
        }
    }

    private boolean near(String one, String other, List<Treatment> here) {
        Optional<Treatment.NumberTolerance> rule = PlainRules.find(here, Treatment.NumberTolerance.class);
        return tolerant
                && rule.isPresent()
                && PlainDecimal.of(one).isWithin(rule.get().abs(), PlainDecimal.of(other));
    }

    private boolean isForeign(Value value) {
        return !(value instanceof Null) && (isContainer(value) || !text(value).equals(tenant));
    }

    private static boolean matches(Treatment.MustMatch rule, Value value) {
        return !isContainer(value) && text(value).matches(rule.regex().pattern());
    }

    private static boolean isAbsentLike(Value value, List<Treatment> here) {
        return PlainRules.find(here, Treatment.AbsentLike.class)
                .map(rule -> rule.values().stream().anyMatch(literal -> is(value, literal)))
                .orElse(false);
    }

    private static boolean is(Value value, Literal literal) {
        return (literal instanceof Literal.Null && value instanceof Null)
                || (literal instanceof Literal.Text text && value.equals(new Text(text.value())))
                || (literal instanceof Literal.EmptyArray && value.equals(new Arr(List.of())))
                || (literal instanceof Literal.EmptyObject && value.equals(new Obj(List.of())));
    }

    private static boolean equal(Value one, Value other) {
        if (one instanceof Num first && other instanceof Num second) {
            return sameNumber(first.written(), second.written());
        }
        return !isContainer(one) && one.equals(other);
    }

    private static boolean sameNumber(String one, String other) {
        return isNumber(one) && isNumber(other) && PlainDecimal.of(one).equals(PlainDecimal.of(other));
    }

    private static boolean isNumber(String text) {
        return document(text).map(Num.class::isInstance).orElse(false) && text.equals(text.strip());
    }

    private static Optional<Value> document(String text) {
        try {
            return Optional.of(PlainJson.read(text));
        } catch (BadTextException e) {
            return Optional.empty();
        }
    }

    private static boolean isContainer(Value value) {
        return value instanceof Obj || value instanceof Arr;
    }

    private static String text(Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        if (value instanceof Num number) {
            return number.written();
        }
        return value instanceof Bool bool ? Boolean.toString(bool.value()) : "null";
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
