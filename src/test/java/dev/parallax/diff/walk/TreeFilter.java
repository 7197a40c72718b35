package dev.parallax.diff.walk;

import dev.parallax.diff.json.Decimal;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.diff.walk.JsonTree.Member;
import dev.parallax.diff.walk.JsonTree.Node;
import dev.parallax.rules.path.Literal;
import dev.parallax.rules.path.RulePath.Operator;
import dev.parallax.rules.path.RulePath.Selector;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers filters of rule paths (RFC 9535 §2.3.5.2.2) about a value. */
final class TreeFilter {

    private TreeFilter() {}

    static boolean holds(Selector.Filter filter, Node value) {
        Node at = value;
        for (String name : filter.member()) {
            at = member(at, name);
            if (at == null) {
                return filter.operator() == Operator.NOT_EQUAL;
            }
        }
        Literal literal = filter.literal();
        return literal == null || holds(filter.operator(), at.span(), literal);
    }

    private static @Nullable Node member(Node object, String name) {
        for (Member member : object.members()) {
            if (member.name().equals(name)) {
                return member.value();
            }
        }
        return null;
    }

    static boolean holds(Operator operator, Span value, Literal literal) {
        boolean equal = ValueComparison.is(value, literal);
        return switch (operator) {
            case EXISTS -> true;
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case LESS_OR_EQUAL -> equal || order(value, literal) < 0;
            case GREATER_OR_EQUAL -> equal || (order(value, literal) > 0 && order(value, literal) != INCOMPARABLE);
            case LESS -> order(value, literal) < 0;
            case GREATER -> order(value, literal) > 0 && order(value, literal) != INCOMPARABLE;
        };
    }

    private static final int INCOMPARABLE = 2;

    /** Below zero, zero or one as the value is less, equal or greater; {@link #INCOMPARABLE} if they have no order. */
    private static int order(Span value, Literal literal) {
        if (literal instanceof Literal.Decimal decimal && value.type() == JsonType.NUMBER) {
            Optional<BigDecimal> number = Decimal.of(value).toBigDecimal();
            return number.isEmpty() ? INCOMPARABLE : number.get().compareTo(decimal.value());
        }
        if (literal instanceof Literal.Text text && value.type() == JsonType.STRING) {
            return Integer.signum(value.text().compareTo(text.value()));
        }
        return INCOMPARABLE;
    }
}
