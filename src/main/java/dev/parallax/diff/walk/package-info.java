/** The walk over two JSON texts in lock-step, and what it finds. */
@NullMarked
package dev.parallax.diff.walk;

import org.jspecify.annotations.NullMarked;
