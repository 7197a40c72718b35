/**
 * Runs pairs through the diff, settles mismatches against moving data and classifies the outcome.
 */
@NullMarked
package dev.parallax.compare;

import org.jspecify.annotations.NullMarked;
