/**
 * What figures allow to be said, by {@code docs/readiness.md}: exact bounds, a test that may be looked at at any time, and
 * the chance of the unseen. Pure functions.
 */
@NullMarked
package dev.parallax.readiness.statistics;

import org.jspecify.annotations.NullMarked;
