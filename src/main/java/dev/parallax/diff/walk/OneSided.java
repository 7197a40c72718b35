package dev.parallax.diff.walk;

import dev.parallax.diff.json.Span;

/**
 * A member or element only one side has.
 *
 * @param name the member's name; empty for an element
 * @param value its value
 */
record OneSided(String name, Span value) {}
