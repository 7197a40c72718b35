package dev.parallax.rules.load;

import dev.parallax.rules.path.Literal;
import dev.parallax.rules.problem.RuleProblem;
import dev.parallax.rules.problem.RuleProblems;
import dev.parallax.rules.problem.SourcePosition;
import dev.parallax.rules.problem.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML value with its position; reading it as something it is not reports a problem and gives nothing.
 *
 * <p>Unquoted scalars are read as JSON reads them ({@code null}, {@code true}, {@code false}, numbers) and are text
 * otherwise: YAML 1.1 would make a boolean of {@code on} and {@code NO}, and a number of {@code 12:30}.
 */
public final class YamlValue {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*+)(\\.\\d++)?([eE][+-]?\\d{1,9}+)?");
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final Node node;
    private final RuleSource source;
    private final RuleProblems problems;

    YamlValue(Node node, RuleSource source, RuleProblems problems) {
        this.node = node;
        this.source = source;
        this.problems = problems;
    }

    public SourcePosition position() {
        return position(0);
    }

    private SourcePosition position(int offset) {
        return new SourcePosition(
                source.name().toString(),
                node.getStartMark().getLine() + 1,
                node.getStartMark().getColumn() + 1 + offset);
    }

    /** As written, for a problem. */
    public String word() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "[…]" : "{…}";
    }

    public void report(String message) {
        report(message, null);
    }

    public void report(String message, @Nullable Suggestion suggestion) {
        problems.add(new RuleProblem(word(), position(), message, suggestion));
    }

    /** Reports that something is not there, so that there is no word to name. */
    void reportMissing(String message) {
        problems.add(new RuleProblem("", position(), message, null));
    }

    /** Reports a problem {@code offset} characters into this text. */
    void reportInside(int offset, String message, @Nullable Suggestion suggestion) {
        boolean quoted = node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
        problems.add(new RuleProblem(word(), position(offset + (quoted ? 1 : 0)), message, suggestion));
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether nothing is written there, or {@code null}. */
    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The text of a scalar, quoted or not. */
    public Optional<String> text(String what) {
        if (!(node instanceof ScalarNode scalar)) {
            report(what + " must be text");
            return Optional.empty();
        }
        if (isForeignTag()) {
            return Optional.empty();
        }
        if (scalar.getValue().isBlank()) {
            report(what + " must not be blank");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** The text of a scalar, which may be blank. */
    Optional<String> anyText(String what) {
        return node instanceof ScalarNode scalar && !isForeignTag()
                ? Optional.of(scalar.getValue())
                : refuse(what + " must be text");
    }

    /** Whether this is the word {@code true}; anything else is reported. */
    boolean isTrue(String what) {
        boolean isTrue = node instanceof ScalarNode scalar && scalar.getValue().equals("true") && !isForeignTag();
        if (!isTrue) {
            report(what + " can only be true; leave it out otherwise", new Suggestion("true"));
        }
        return isTrue;
    }

    public Optional<BigDecimal> number(String what) {
        return node instanceof ScalarNode scalar && isNumber(scalar)
                ? Optional.of(new BigDecimal(scalar.getValue()))
                : refuse(what + " must be a number, got '" + word() + "'");
    }

    /** The JSON value this stands for; empty if it is no value a rule may name. */
    Optional<Literal> literal() {
        if (isForeignTag()) {
            return Optional.empty();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().isEmpty() ? Optional.of(new Literal.EmptyArray()) : Optional.empty();
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().isEmpty() ? Optional.of(new Literal.EmptyObject()) : Optional.empty();
        }
        ScalarNode scalar = (ScalarNode) node;
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Optional.of(new Literal.Text(value));
        }
        if (isNumber(scalar)) {
            return Optional.of(new Literal.Decimal(new BigDecimal(value).stripTrailingZeros()));
        }
        return Optional.of(
                switch (value) {
                    case "null", "~", "" -> new Literal.Null();
                    case "true" -> new Literal.Bool(true);
                    case "false" -> new Literal.Bool(false);
                    default -> new Literal.Text(value);
                });
    }

    public Optional<List<YamlValue>> list(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            return refuse(what + " must be a list");
        }
        List<YamlValue> values = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            values.add(new YamlValue(element, source, problems));
        }
        return isForeignTag() ? Optional.empty() : Optional.of(values);
    }

    /** The elements of a list, or this alone. */
    public List<YamlValue> oneOrMore(String what) {
        if (!isList()) {
            return List.of(this);
        }
        List<YamlValue> values = list(what).orElse(List.of());
        if (values.isEmpty()) {
            report(what + " must not be an empty list");
        }
        return values;
    }

    public Optional<YamlMapping> mapping(String what) {
        if (!(node instanceof MappingNode mapping)) {
            return refuse(what + " must be a mapping");
        }
        return isForeignTag() ? Optional.empty() : Optional.of(new YamlMapping(mapping, source, problems));
    }

    private <T> Optional<T> refuse(String message) {
        report(message);
        return Optional.empty();
    }

    private static boolean isNumber(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().length() <= MAX_NUMBER_LENGTH
                && JSON_NUMBER.matcher(scalar.getValue()).matches();
    }

    private boolean isForeignTag() {
        Tag tag = node.getTag();
        boolean foreign = !PLAIN_TAGS.contains(tag);
        if (foreign) {
            report("tags are not allowed, got '" + tag.getValue() + "'");
        }
        return foreign;
    }
}
