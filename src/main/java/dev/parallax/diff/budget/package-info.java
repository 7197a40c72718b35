/** Bounds on what one comparison may cost, and the refusal of a pair that goes over one. */
@NullMarked
package dev.parallax.diff.budget;

import org.jspecify.annotations.NullMarked;
