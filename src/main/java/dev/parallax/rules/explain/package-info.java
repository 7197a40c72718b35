/** Says which rules touch a place, which of them wins, and why. */
@NullMarked
package dev.parallax.rules.explain;

import org.jspecify.annotations.NullMarked;
