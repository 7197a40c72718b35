package dev.parallax.rules.path;

import dev.parallax.rules.path.RulePath.Operator;
import dev.parallax.rules.path.RulePath.Selector;
import dev.parallax.rules.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the filters a rule may use: one comparison between the candidate, or a member below it, and a literal; or that
 * the member exists. Everything else of RFC 9535 is refused by name, since a rule that nobody can read masks too much.
 */
final class PathFilterParser {

    private static final String WHAT_A_FILTER_IS =
            "a filter compares '@' or a member below it with one literal, as in ?@.kind == 'x'";

    private final PathText text;

    PathFilterParser(PathText text) {
        this.text = text;
    }

    Selector.Filter filter() {
        text.skipBlanks();
        boolean inBrackets = text.take("(");
        text.skipBlanks();
        Selector.Filter filter = text.peek() == '@' ? memberFirst() : literalFirst();
        text.skipBlanks();
        if (inBrackets && !text.take(")")) {
            throw text.problem("')' is missing; " + WHAT_A_FILTER_IS);
        }
        text.skipBlanks();
        if (text.peek() == '&' || text.peek() == '|') {
            throw text.problem("'&&' and '||' are not supported; " + WHAT_A_FILTER_IS);
        }
        return filter;
    }

    private Selector.Filter memberFirst() {
        List<String> member = member();
        text.skipBlanks();
        Optional<Operator> operator = operator();
        if (operator.isEmpty()) {
            return new Selector.Filter(member, Operator.EXISTS, null);
        }
        text.skipBlanks();
        return new Selector.Filter(member, operator.get(), PathLiterals.literal(text));
    }

    private Selector.Filter literalFirst() {
        if (text.peek() == '!' || text.peek() == '$' || text.peek() == '(') {
            throw text.problem(WHAT_A_FILTER_IS);
        }
        Literal literal = PathLiterals.literal(text);
        text.skipBlanks();
        Operator operator = operator().orElseThrow(() -> text.problem(WHAT_A_FILTER_IS));
        text.skipBlanks();
        if (text.peek() != '@') {
            throw text.problem(WHAT_A_FILTER_IS);
        }
        return new Selector.Filter(member(), mirrored(operator), literal);
    }

    private List<String> member() {
        text.next(); // @
        List<String> names = new ArrayList<>();
        while (true) {
            if (text.take(".")) {
                String name = text.shortName();
                if (name.isEmpty()) {
                    throw text.problem("expected a member name; " + WHAT_A_FILTER_IS);
                }
                names.add(name);
            } else if (text.take("[")) {
                text.skipBlanks();
                if (text.peek() != '\'' && text.peek() != '"') {
                    throw text.problem("expected a quoted member name; " + WHAT_A_FILTER_IS);
                }
                names.add(PathLiterals.string(text));
                text.skipBlanks();
                if (!text.take("]")) {
                    throw text.problem("']' is missing");
                }
            } else {
                return names;
            }
        }
    }

    private Optional<Operator> operator() {
        if (text.take("==")) {
            return Optional.of(Operator.EQUAL);
        }
        if (text.take("!=")) {
            return Optional.of(Operator.NOT_EQUAL);
        }
        if (text.take("<=")) {
            return Optional.of(Operator.LESS_OR_EQUAL);
        }
        if (text.take(">=")) {
            return Optional.of(Operator.GREATER_OR_EQUAL);
        }
        if (text.take("<")) {
            return Optional.of(Operator.LESS);
        }
        if (text.take(">")) {
            return Optional.of(Operator.GREATER);
        }
        if (text.peek() == '=') {
            throw text.problemAt(text.offset(), "'=' is no comparison", new Suggestion("=="));
        }
        return Optional.empty();
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL, EXISTS -> operator;
        };
    }
}
