package dev.parallax.rules.load;

import dev.parallax.exchange.RuleId;
import dev.parallax.rules.FieldStructure;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleScope;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePathSyntaxException;
import dev.parallax.rules.problem.DidYouMean;
import dev.parallax.rules.problem.Suggestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one entry of {@code rules:}. */
final class RuleReader {

    private static final List<String> FRAME =
            List.of("id", "on", "tenants", "at", "because", "owner", "until", "approver");
    static final List<String> KNOWN = known();
    private static final String BUILT_IN = "parallax.";
    private static final int MAX_PROSE_LENGTH = 1_000;

    private RuleReader() {}

    private static List<String> known() {
        List<String> known = new ArrayList<>(FRAME);
        known.addAll(TreatmentReader.vocabulary());
        return List.copyOf(known);
    }

    /**
     * The rule and where it stands, also if something is wrong with it, which is then reported, as long as it can be told
     * which rule it is and what it does: what else is wrong with it is to be said at once.
     *
     * @param ids takes the rule's id, if it has one, whatever else is wrong
     */
    static Optional<Located> read(YamlValue value, Consumer<Named> ids) {
        Optional<YamlMapping> found = value.mapping("a rule");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlMapping entries = found.get();
        List<Suggestion> guesses = entries.refuseOthers(KNOWN);
        Optional<YamlValue> named = entries.require("id");
        Optional<RuleId> id = named.flatMap(RuleReader::id);
        id.ifPresent(text -> ids.accept(new Named(text, named.orElse(value))));
        RuleScope scope = new RuleScope(globs(entries, "on"), globs(entries, "tenants"));
        Optional<RuleTarget> at = entries.require("at").flatMap(RuleReader::target);
        Optional<Treatment> treatment = treatment(entries, guesses);
        Optional<Governance> governance = governance(entries);
        if (id.isEmpty() || at.isEmpty() || treatment.isEmpty()) {
            return Optional.empty();
        }
        Rule rule =
                new Rule(id.get(), scope, at.get(), treatment.get(), governance.orElseGet(() -> incomplete(entries)));
        return Optional.of(
                new Located(rule, named.orElse(value), entries.find("at").orElse(value)));
    }

    /** Stands in for words that are missing, which is reported, so that the rest of the rule can be checked. */
    private static Governance incomplete(YamlMapping entries) {
        String approver = entries.find("approver")
                .filter(YamlValue::isScalar)
                .map(YamlValue::word)
                .orElse(null);
        return new Governance("missing", "missing", LocalDate.MAX, approver);
    }

    /**
     * The id of a rule.
     *
     * @param id the id
     * @param at where it stands
     */
    record Named(RuleId id, YamlValue at) {}

    /**
     * A rule and the places that problems with it are reported at.
     *
     * @param rule the rule
     * @param id where its id stands
     * @param at where its place stands
     */
    record Located(Rule rule, YamlValue id, YamlValue at) {}

    private static Optional<RuleId> id(YamlValue value) {
        Optional<String> text = value.text("'id'");
        if (text.isPresent() && text.get().startsWith(BUILT_IN)) {
            value.report("ids that start with '" + BUILT_IN + "' belong to built-in rules");
            return Optional.empty();
        }
        try {
            return text.map(RuleId::new);
        } catch (IllegalArgumentException e) {
            value.report("'id': " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Glob> globs(YamlMapping entries, String key) {
        Optional<YamlValue> value = entries.find(key);
        if (value.isEmpty()) {
            return List.of(Glob.ANY);
        }
        List<Glob> globs = new ArrayList<>();
        value.get()
                .oneOrMore("'" + key + "'")
                .forEach(element -> element.text("'" + key + "'").ifPresent(text -> globs.add(new Glob(text))));
        return globs;
    }

    private static Optional<RuleTarget> target(YamlValue value) {
        Optional<String> found = value.text("'at'");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String text = found.get();
        if (text.equals("status")) {
            return Optional.of(new RuleTarget.AtStatus());
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("header:")) {
            return header(value, text.substring("header:".length()));
        }
        try {
            return Optional.of(new RuleTarget.InBody(RulePath.parse(text)));
        } catch (RulePathSyntaxException e) {
            Suggestion guess = e.suggestion() == null || text.startsWith("$")
                    ? e.suggestion()
                    : DidYouMean.among(Set.of("status"), text).orElse(e.suggestion());
            value.reportInside(e.offset(), "path '" + text + "': " + e.getMessage(), guess);
            return Optional.empty();
        }
    }

    /** {@code Name}, or {@code Name['part']…} for parts of a field that has some. */
    private static Optional<RuleTarget> header(YamlValue value, String text) {
        int end = text.indexOf('[');
        String name = end < 0 ? text : text.substring(0, end);
        boolean token = !name.isEmpty()
                && name.chars().allMatch(c -> "!#$%&'*+-.^_`|~".indexOf(c) >= 0 || isLetterOrDigit(c))
                && name.indexOf('*') < 0;
        if (!token) {
            value.report("'" + name + "' is no name of a header field; write header:Name, without blanks or '*'");
            return Optional.empty();
        }
        if (end < 0) {
            return Optional.of(new RuleTarget.InHeader(name));
        }
        if (!FieldStructure.of(name).hasParts()) {
            value.report("header field '" + name + "' has no parts; write header:" + name);
            return Optional.empty();
        }
        try {
            return Optional.of(new RuleTarget.InHeader(name, RulePath.parse("$" + text.substring(end))));
        } catch (RulePathSyntaxException e) {
            int offset = "header:".length() + end + Math.max(0, e.offset() - 1);
            value.reportInside(offset, "path '" + text.substring(end) + "': " + e.getMessage(), e.suggestion());
            return Optional.empty();
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Optional<Treatment> treatment(YamlMapping entries, List<Suggestion> guesses) {
        List<YamlMapping.Entry> given = new ArrayList<>();
        List<String> words = new ArrayList<>();
        entries.entries().forEach((word, entry) -> {
            if (TreatmentReader.vocabulary().contains(word)) {
                words.add(word);
                given.add(entry);
            }
        });
        if (given.isEmpty()) {
            boolean misspelt = guesses.stream()
                    .anyMatch(guess ->
                            TreatmentReader.vocabulary().contains(guess.text().replace("'", "")));
            if (!misspelt) {
                entries.itself()
                        .reportMissing("a rule needs exactly one treatment, one of "
                                + String.join(", ", TreatmentReader.vocabulary()));
            }
            return Optional.empty();
        }
        for (int i = 1; i < given.size(); i++) {
            given.get(i)
                    .key()
                    .report("a second treatment '" + words.get(i) + "' beside '" + words.get(0)
                            + "'; a rule has exactly one, so write a second rule");
        }
        return TreatmentReader.read(words.get(0), given.get(0).value());
    }

    private static Optional<Governance> governance(YamlMapping entries) {
        Optional<String> because = prose(entries.require("because"), "'because'");
        Optional<String> owner = prose(entries.require("owner"), "'owner'");
        Optional<LocalDate> until = entries.require("until").flatMap(value -> RuleScalars.date(value, "'until'"));
        Optional<String> approver = prose(entries.find("approver"), "'approver'");
        return because.isEmpty() || owner.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Governance(because.get(), owner.get(), until.get(), approver.orElse(null)));
    }

    private static Optional<String> prose(Optional<YamlValue> value, String what) {
        Optional<String> text = value.flatMap(present -> present.text(what));
        if (text.isPresent() && text.get().length() > MAX_PROSE_LENGTH) {
            value.orElseThrow().report(what + " has at most " + MAX_PROSE_LENGTH + " characters");
            return Optional.empty();
        }
        return text;
    }
}
