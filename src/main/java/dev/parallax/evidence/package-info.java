/**
 * What is kept: tallies, discrepancies, samples and sketches, batched to PostgreSQL through Hibernate ORM with Panache.
 */
@NullMarked
package dev.parallax.evidence;

import org.jspecify.annotations.NullMarked;
