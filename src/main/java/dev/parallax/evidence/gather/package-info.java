/**
 * Observations on their way to the store: added up in memory without any I/O, and drained as batches.
 */
@NullMarked
package dev.parallax.evidence.gather;

import org.jspecify.annotations.NullMarked;
