/**
 * From evidence and policy to a verdict with reasons. Pure where it decides; the evidence stage only feeds it.
 */
@NullMarked
package dev.parallax.readiness;

import org.jspecify.annotations.NullMarked;
