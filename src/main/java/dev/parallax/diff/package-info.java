/**
 * The comparison itself: a pure function from a pair and a rule book to a comparison. No I/O, no framework, no clock.
 */
@NullMarked
package dev.parallax.diff;

import org.jspecify.annotations.NullMarked;
