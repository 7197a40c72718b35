package dev.parallax.diff.walk;

import dev.parallax.diff.align.Alignment;
import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.reference.PlainValues;
import dev.parallax.diff.value.ChangeShapes;
import dev.parallax.diff.value.Verdict;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.SkipReason;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.FilterProbe;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares two JSON trees under rules. */
final class TreeDiff {

    private final TreeValues values;
    private final Report report;
    private final Limits limits;
    private final java.util.Set<Side> comparedOn = java.util.EnumSet.noneOf(Side.class);
    private boolean leafIgnored;

    TreeDiff(TreeValues values, Report report, Limits limits) {
        this.values = values;
        this.report = report;
        this.limits = limits;
    }

    /** Whether there were leaves, and on some side rules ignore them all. */
    boolean everythingIgnored() {
        return leafIgnored && comparedOn.size() < 2;
    }

    void compare(
            Node legacy,
            Node candidate,
            Place at,
            RuleState state,
            @Nullable Applied<Treatment.SeverityOverride> above) {
        PlaceRules here = state.here();
        Span one = legacy.span();
        Span other = candidate.span();
        if (here.ignore() != null) {
            leafIgnored = true;
            if (!one.sameBytes(other)) {
                report.masked(here.ignore().rule(), at);
            }
            return;
        }
        Applied<Treatment.SeverityOverride> own = here.find(Treatment.SeverityOverride.class);
        Applied<Treatment.SeverityOverride> severity = own == null ? above : own;
        if (legacy.type() == candidate.type() && legacy.type().isContainer()) {
            if (values.leaks(one, here)) {
                leak(at, one, other);
            } else if (here.find(Treatment.MustMatch.class) != null) {
                // Both empty and both standing for absence, or not what a pattern can match.
                if (TreeValues.absentLike(one, here) == null || TreeValues.absentLike(other, here) == null) {
                    differs(new Verdict.Differs(DifferenceKind.VALUE), at, one, other, severity);
                    return;
                }
                comparedOn.addAll(List.of(Side.values()));
                if (!one.sameBytes(other)) {
                    report.masked(here.find(Treatment.AbsentLike.class).rule(), at);
                }
            } else if (legacy.type() == JsonType.OBJECT) {
                objects(legacy, candidate, at, state, severity);
            } else {
                arrays(legacy, candidate, at, state, severity);
            }
            return;
        }
        comparedOn.addAll(List.of(Side.values()));
        Applied<Treatment.EmbeddedJson> embedded = here.find(Treatment.EmbeddedJson.class);
        if (embedded != null
                && legacy.type() == JsonType.STRING
                && candidate.type() == JsonType.STRING
                && !(one.sameBytes(other) && state.reflexive())) {
            Node innerLegacy = embedded(one, limits);
            Node innerCandidate = embedded(other, limits);
            if (innerLegacy != null && innerCandidate != null) {
                int before = report.differences();
                compare(innerLegacy, innerCandidate, at, state, severity);
                if (report.differences() == before && !one.sameBytes(other)) {
                    report.masked(embedded.rule(), at);
                }
                return;
            }
        }
        Verdict verdict = values.compare(one, other, here);
        if (verdict instanceof Verdict.Allowed allowed) {
            report.masked(allowed.rule(), at);
        } else if (verdict instanceof Verdict.Differs differs) {
            differs(differs, at, one, other, severity);
        }
    }

    private void differs(
            Verdict.Differs verdict,
            Place at,
            Span legacy,
            Span candidate,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        DifferenceKind kind = verdict.kind();
        switch (kind) {
            case TENANT_LEAK -> leak(at, legacy, candidate);
            case LEXICAL ->
                report.inBody(
                        at,
                        kind,
                        Severity.COSMETIC,
                        legacy,
                        candidate,
                        ChangeShapes.lexical(legacy, candidate),
                        severity);
            case TYPE ->
                report.inBody(
                        at, kind, Severity.BREAKING, legacy, candidate, ChangeShapes.type(legacy, candidate), severity);
            default ->
                report.inBody(
                        at,
                        kind,
                        Severity.DEVIATION,
                        legacy,
                        candidate,
                        ChangeShapes.value(legacy, candidate),
                        severity);
        }
    }

    private void leak(Place at, @Nullable Span legacy, @Nullable Span candidate) {
        report.inBody(
                at,
                DifferenceKind.TENANT_LEAK,
                Severity.CRITICAL,
                legacy,
                candidate,
                new ChangeShape("another tenant is named"),
                null);
    }

    private void objects(
            Node legacy,
            Node candidate,
            Place at,
            RuleState state,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        emptyIsLeaf(legacy, candidate);
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int j = 0; j < candidate.members().size(); j++) {
            byName.computeIfAbsent(candidate.members().get(j).name(), name -> new ArrayList<>())
                    .add(j);
        }
        Map<String, Integer> seen = new HashMap<>();
        boolean[] paired = new boolean[candidate.members().size()];
        List<Member> removed = new ArrayList<>();
        boolean reordered = false;
        int last = -1;
        for (Member member : legacy.members()) {
            int nth = seen.merge(member.name(), 1, Integer::sum) - 1;
            List<Integer> partners = byName.getOrDefault(member.name(), List.of());
            if (nth >= partners.size()) {
                removed.add(member);
                continue;
            }
            int j = partners.get(nth);
            paired[j] = true;
            reordered |= j < last;
            last = Math.max(last, j);
            Node value = member.value();
            Node partner = candidate.members().get(j).value();
            RuleState below = state.member(
                    member.name(), filter -> TreeFilter.holds(filter, value) && TreeFilter.holds(filter, partner));
            compare(value, partner, at.member(member.name()), below, severity);
        }
        List<Member> added = new ArrayList<>();
        for (int j = 0; j < paired.length; j++) {
            if (!paired[j]) {
                added.add(candidate.members().get(j));
            }
        }
        boolean addedDenied = state.here().find(Treatment.AddedDenied.class) != null;
        for (Member member : removed) {
            boolean repeated = byName.containsKey(member.name());
            oneSided(
                    member,
                    Side.LEGACY,
                    at,
                    state,
                    repeated,
                    Renames.find(member.value().span(), oneSided(added)),
                    addedDenied,
                    severity);
        }
        for (Member member : added) {
            boolean repeated = seen.containsKey(member.name());
            oneSided(
                    member,
                    Side.CANDIDATE,
                    at,
                    state,
                    repeated,
                    Renames.find(member.value().span(), oneSided(removed)),
                    addedDenied,
                    severity);
        }
        if (reordered) {
            report.inBody(
                    at,
                    DifferenceKind.LEXICAL,
                    Severity.COSMETIC,
                    null,
                    null,
                    new ChangeShape("keys in another order"),
                    severity);
        }
    }

    private void emptyIsLeaf(Node legacy, Node candidate) {
        if (legacy.members().isEmpty() && legacy.elements().isEmpty()) {
            comparedOn.add(Side.LEGACY);
        }
        if (candidate.members().isEmpty() && candidate.elements().isEmpty()) {
            comparedOn.add(Side.CANDIDATE);
        }
    }

    private static List<OneSided> oneSided(List<Member> members) {
        return members.stream()
                .map(member -> new OneSided(member.name(), member.value().span()))
                .toList();
    }

    /** The document in a string; null if it holds none. */
    static @Nullable Node embedded(Span string, Limits limits) {
        try {
            return JsonTree.read(PlainValues.text(string.json()).getBytes(StandardCharsets.UTF_8), limits);
        } catch (NotJsonException e) {
            return null;
        }
    }

    /** A member only one side has. */
    private void oneSided(
            Member member,
            Side side,
            Place object,
            RuleState state,
            boolean repeated,
            @Nullable String renamed,
            boolean addedDenied,
            @Nullable Applied<Treatment.SeverityOverride> above) {
        Node value = member.value();
        RuleState below = state.member(member.name(), filter -> TreeFilter.holds(filter, value));
        PlaceRules there = below.here();
        Place at = object.member(member.name());
        if (there.ignore() != null) {
            leafIgnored = true;
            report.masked(there.ignore().rule(), at);
            return;
        }
        comparedOn.add(side);
        Applied<?> absent = TreeValues.absentLike(value.span(), there);
        if (absent != null) {
            report.masked(absent.rule(), at);
            return;
        }
        Applied<Treatment.SeverityOverride> own = there.find(Treatment.SeverityOverride.class);
        Span legacy = side == Side.LEGACY ? value.span() : null;
        Span candidate = side == Side.CANDIDATE ? value.span() : null;
        String shape = ChangeShapes.oneSided(value.span(), side).text();
        if (repeated) {
            report.inBody(
                    at,
                    DifferenceKind.DUPLICATE_KEY,
                    Severity.BREAKING,
                    legacy,
                    candidate,
                    new ChangeShape(shape + ", the key is repeated"),
                    own == null ? above : own);
        } else {
            boolean denied = addedDenied || there.find(Treatment.AddedDenied.class) != null;
            report.inBody(
                    at,
                    side == Side.LEGACY ? DifferenceKind.REMOVED : DifferenceKind.ADDED,
                    side == Side.LEGACY || denied ? Severity.BREAKING : Severity.COMPATIBLE,
                    legacy,
                    candidate,
                    new ChangeShape(renamed == null ? shape : shape + Renames.clause(side, renamed)),
                    own == null ? above : own);
        }
        leaksWithin(value, side, at, below);
    }

    /** Another tenant's row is a leak also where the other side has no such row. */
    private void leaksWithin(Node value, Side side, Place at, RuleState state) {
        if (state.reflexive()) {
            return;
        }
        if (values.leaks(value.span(), state.here())) {
            leak(at, side == Side.LEGACY ? value.span() : null, side == Side.CANDIDATE ? value.span() : null);
            return;
        }
        for (Member member : value.members()) {
            Node below = member.value();
            leaksWithin(
                    below,
                    side,
                    at.member(member.name()),
                    state.member(member.name(), filter -> TreeFilter.holds(filter, below)));
        }
        for (int i = 0; i < value.elements().size(); i++) {
            leaksWithin(value.elements().get(i), side, at.element(i, i), element(value, i, state));
        }
    }

    private void arrays(
            Node legacy,
            Node candidate,
            Place at,
            RuleState state,
            @Nullable Applied<Treatment.SeverityOverride> severity) {
        int n = legacy.elements().size();
        int m = candidate.elements().size();
        emptyIsLeaf(legacy, candidate);
        Applied<?> rule = state.here().array();
        Alignment alignment = new TreeAlignment(values, limits).align(legacy, candidate, state);
        for (int i = 0; i < n; i++) {
            int j = alignment.candidateOf(i);
            if (j == Alignment.NONE) {
                continue;
            }
            Node one = legacy.elements().get(i);
            Node other = candidate.elements().get(j);
            FilterProbe probe = filter -> TreeFilter.holds(filter, one) && TreeFilter.holds(filter, other);
            compare(one, other, at.element(i, j), state.element(i, () -> n, probe), severity);
        }
        boolean addedDenied = state.here().find(Treatment.AddedDenied.class) != null;
        for (int i = 0; i < n; i++) {
            if (alignment.candidateOf(i) == Alignment.NONE) {
                element(legacy, i, Side.LEGACY, at.element(i, Math.min(i, m)), state, addedDenied, severity);
            }
        }
        for (int j = 0; j < m; j++) {
            if (alignment.legacyOf(j) == Alignment.NONE) {
                element(candidate, j, Side.CANDIDATE, at.element(Math.min(j, n), j), state, addedDenied, severity);
            }
        }
        if (rule != null && !(rule.treatment() instanceof Treatment.ArrayOrdered)) {
            if (alignment.crosses()) {
                report.masked(rule.rule(), at);
            }
        } else if (alignment.moved()) {
            report.inBody(
                    at,
                    DifferenceKind.ORDER,
                    Severity.DEVIATION,
                    legacy.span(),
                    candidate.span(),
                    new ChangeShape("elements in another order"),
                    severity);
        }
    }

    /** An element only one side has. */
    private void element(
            Node array,
            int index,
            Side side,
            Place at,
            RuleState state,
            boolean addedDenied,
            @Nullable Applied<Treatment.SeverityOverride> above) {
        Node value = array.elements().get(index);
        RuleState below = element(array, index, state);
        PlaceRules there = below.here();
        if (there.ignore() != null) {
            leafIgnored = true;
            report.masked(there.ignore().rule(), at);
            return;
        }
        comparedOn.add(side);
        Applied<Treatment.SeverityOverride> own = there.find(Treatment.SeverityOverride.class);
        boolean denied = addedDenied || there.find(Treatment.AddedDenied.class) != null;
        Severity added = denied ? Severity.BREAKING : Severity.DEVIATION;
        report.inBody(
                at,
                side == Side.LEGACY ? DifferenceKind.REMOVED : DifferenceKind.ADDED,
                side == Side.LEGACY ? Severity.BREAKING : added,
                side == Side.LEGACY ? value.span() : null,
                side == Side.CANDIDATE ? value.span() : null,
                ChangeShapes.oneSided(value.span(), side),
                own == null ? above : own);
        leaksWithin(value, side, at, below);
    }

    static RuleState element(Node array, int index, RuleState state) {
        Node value = array.elements().get(index);
        return state.element(index, () -> array.elements().size(), filter -> TreeFilter.holds(filter, value));
    }

    /** Whether the two are equivalent but for spelling. */
    static boolean equivalent(Node legacy, Node candidate, RuleState state, TreeValues values, Limits limits) {
        Findings findings = new Findings(limits);
        new TreeDiff(values, new Report(findings, limits), limits)
                .compare(legacy, candidate, Place.root(), state, null);
        return !findings.beyondCosmetics();
    }

    static Refusal tooManyUnderTolerance(Limits limits) {
        return new Refusal(
                SkipReason.BUDGET,
                "an unordered array with over " + limits.matching() + " elements to match under a tolerance");
    }
}
