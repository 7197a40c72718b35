/**
 * The evidence stage at work: gathers observations, brings them to the store every second, and vouches for both.
 */
@NullMarked
package dev.parallax.evidence.stage;

import org.jspecify.annotations.NullMarked;
