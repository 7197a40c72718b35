/**
 * The vocabulary every stage shares: tenants, operations, exchanges, pairs, differences, outcomes. Plain immutable
 * values, no framework, no I/O.
 */
@NullMarked
package dev.parallax.exchange;

import org.jspecify.annotations.NullMarked;
