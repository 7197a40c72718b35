/**
 * Asks the other side of a captured read, under budgets, and brings the two exchanges together as a pair.
 */
@NullMarked
package dev.parallax.shadow;

import org.jspecify.annotations.NullMarked;
