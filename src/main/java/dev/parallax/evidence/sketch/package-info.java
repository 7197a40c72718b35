/**
 * Small mergeable summaries of large numbers of observations. Pure.
 */
@NullMarked
package dev.parallax.evidence.sketch;

import org.jspecify.annotations.NullMarked;
