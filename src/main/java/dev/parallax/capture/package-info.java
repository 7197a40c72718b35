/**
 * Where production reads come in: the inline proxy and the mirror sink. The calling client never waits for anything
 * right of here.
 */
@NullMarked
package dev.parallax.capture;

import org.jspecify.annotations.NullMarked;
