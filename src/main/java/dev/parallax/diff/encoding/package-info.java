/** Content codings undone under caps on size and ratio, so that a bomb is cheap. */
@NullMarked
package dev.parallax.diff.encoding;

import org.jspecify.annotations.NullMarked;
