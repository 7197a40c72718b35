/** Comparisons as they happen, for those who watch; nobody waits for them. */
@NullMarked
package dev.parallax.report.live;

import org.jspecify.annotations.NullMarked;
