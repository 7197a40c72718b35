/** Feeds the judge: reads the evidence and the policy in force when a verdict is asked for. */
@NullMarked
package dev.parallax.readiness.feed;

import org.jspecify.annotations.NullMarked;
