/** Which elements of two arrays belong together. Knows numbers only, neither JSON nor rules. */
@NullMarked
package dev.parallax.diff.align;

import org.jspecify.annotations.NullMarked;
