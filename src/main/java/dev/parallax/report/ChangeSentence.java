package dev.parallax.report;

import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.PathPattern;

/** Says in one sentence, for people, what the candidate does differently. Plain text: markup is the page's business. */
final class ChangeSentence {

    private ChangeSentence() {}

    static String of(DifferenceKind kind, PathPattern pattern, ChangeShape shape) {
        String where = pattern.text();
        return switch (kind) {
            case REMOVED -> "The candidate no longer sends " + where + also(shape) + ".";
            case ADDED -> "The candidate sends " + where + ", which legacy does not" + also(shape) + ".";
            case TYPE -> "The candidate sends " + where + " with another type" + also(shape) + ".";
            case VALUE -> "The candidate sends another value at " + where + also(shape) + ".";
            case LEXICAL -> "The candidate writes the same value at " + where + " in another way" + also(shape) + ".";
            case ORDER -> "The candidate sends the elements of " + where + " in another order.";
            case DUPLICATE_KEY -> "An object at " + where + " holds the same key twice" + also(shape) + ".";
            case STATUS -> "The candidate answers with another status" + also(shape) + ".";
            case HEADER -> "The candidate sends another " + where + also(shape) + ".";
            case MEDIA_TYPE -> "The candidate answers with another media type" + also(shape) + ".";
            case UNPARSEABLE -> "A reply is announced as JSON and is not" + also(shape) + ".";
            case TENANT_LEAK -> "The candidate shows another tenant's " + where + also(shape) + ".";
            case SHADOW_WRITE -> "A read of the candidate changed what legacy answers at " + where + also(shape) + ".";
            case TIMEOUT -> "A side gave no complete reply in time" + also(shape) + ".";
            case RESET -> "A side broke the connection" + also(shape) + ".";
            case TRUNCATED -> "A side's reply ended early" + also(shape) + ".";
        };
    }

    private static String also(ChangeShape shape) {
        return shape.text().isBlank() ? "" : ": " + shape.text();
    }
}
