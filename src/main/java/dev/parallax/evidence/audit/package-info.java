/** The log of who did what, in the store. */
@NullMarked
package dev.parallax.evidence.audit;

import org.jspecify.annotations.NullMarked;
