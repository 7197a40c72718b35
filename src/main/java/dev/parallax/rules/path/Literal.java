package dev.parallax.rules.path;

import java.math.BigDecimal;

/** A JSON value as a rule may name it. */
public sealed interface Literal {

    /** {@code null}. */
    record Null() implements Literal {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Literal {}

    /** A number, compared by decimal value. */
    record Decimal(BigDecimal value) implements Literal {}

    /** A string, compared by code point. */
    record Text(String value) implements Literal {}

    /** {@code []}. */
    record EmptyArray() implements Literal {}

    /** {@code {}}. */
    record EmptyObject() implements Literal {}
}
