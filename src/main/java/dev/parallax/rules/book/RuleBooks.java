package dev.parallax.rules.book;

/** Holds the rule book in force; a reload replaces it as a whole, or not at all. Thread-safe. */
public interface RuleBooks {

    /** The rule book in force now. Ask once per pair, so that a pair is judged under one book. */
    RuleBook current();
}
