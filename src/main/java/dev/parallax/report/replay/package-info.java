/** Recorded traffic that a client sends in to be asked again. */
@NullMarked
package dev.parallax.report.replay;

import org.jspecify.annotations.NullMarked;
