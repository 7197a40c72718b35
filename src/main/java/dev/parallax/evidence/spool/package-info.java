/**
 * Batches on local disk while the store is away: bounded, forced to disk, checksummed, brought in later in order.
 */
@NullMarked
package dev.parallax.evidence.spool;

import org.jspecify.annotations.NullMarked;
