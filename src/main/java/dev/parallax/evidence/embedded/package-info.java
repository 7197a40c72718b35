/**
 * A real PostgreSQL server that Parallax brings along, unpacks, starts and stops itself. Plain Java: usable before the
 * framework starts, several at a time.
 */
@NullMarked
package dev.parallax.evidence.embedded;

import org.jspecify.annotations.NullMarked;
