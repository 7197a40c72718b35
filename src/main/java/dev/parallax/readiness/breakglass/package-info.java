/** Overrides in the evidence store. */
@NullMarked
package dev.parallax.readiness.breakglass;

import org.jspecify.annotations.NullMarked;
