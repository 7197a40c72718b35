/** The rule book: all operations and rules in force together, what they mean, and the digest that names it. */
@NullMarked
package dev.parallax.rules.book;

import org.jspecify.annotations.NullMarked;
