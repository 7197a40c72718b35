/**
 * Asks both sides again for reads that were kept, politely, and tells what came of it.
 */
@NullMarked
package dev.parallax.evidence.recheck;

import org.jspecify.annotations.NullMarked;
