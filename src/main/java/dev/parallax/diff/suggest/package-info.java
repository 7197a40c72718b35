/**
 * Proposes rules from what was seen: the narrowest treatment that explains every difference at a place, and that was
 * tried out to hide nothing else.
 */
@NullMarked
package dev.parallax.diff.suggest;

import org.jspecify.annotations.NullMarked;
