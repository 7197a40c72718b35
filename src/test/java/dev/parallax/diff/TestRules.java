package dev.parallax.diff;

import dev.parallax.exchange.RuleId;
import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.Rule;
import dev.parallax.rules.RuleScope;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.path.RulePath;
import dev.parallax.rules.path.RulePath.Segment;
import dev.parallax.rules.path.RulePath.Selector;
import dev.parallax.rules.trie.CompiledRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rules for tests, without YAML: each is named after its place. */
final class TestRules {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final List<Rule> rules = new ArrayList<>();

    static TestRules rules() {
        return new TestRules();
    }

    TestRules at(String path, Treatment treatment) {
        return at(new RuleTarget.InBody(path(path)), path, treatment);
    }

    TestRules header(String name, Treatment treatment) {
        return at(new RuleTarget.InHeader(name), "header:" + name, treatment);
    }

    TestRules status(Treatment treatment) {
        return at(new RuleTarget.AtStatus(), "status", treatment);
    }

    private TestRules at(RuleTarget target, String name, Treatment treatment) {
        rules.add(new Rule(
                new RuleId(name + " " + treatment.getClass().getSimpleName()),
                new RuleScope(List.of(Glob.ANY), List.of(Glob.ANY)),
                target,
                treatment,
                new Governance("test", "test", TODAY, null)));
        return this;
    }

    List<Rule> list() {
        return rules;
    }

    CompiledRules compile() {
        return CompiledRules.compile(rules, TODAY);
    }

    /** Reads the simple paths tests use: {@code $.a[*].b}, {@code $..c}, {@code $.a[0]}. */
    static RulePath path(String text) {
        List<Segment> segments = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            boolean descendant = text.startsWith("..", at);
            if (text.charAt(at) == '[') {
                int end = text.indexOf(']', at);
                String inside = text.substring(at + 1, end);
                segments.add(new Segment(
                        false,
                        List.of(
                                inside.equals("*")
                                        ? new Selector.Wildcard()
                                        : new Selector.Index(Integer.parseInt(inside)))));
                at = end + 1;
            } else {
                int from = at + (descendant ? 2 : 1);
                int end = from;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                String name = text.substring(from, end);
                segments.add(new Segment(
                        descendant, List.of(name.equals("*") ? new Selector.Wildcard() : new Selector.Name(name))));
                at = end;
            }
        }
        return new RulePath(text, segments);
    }
}
