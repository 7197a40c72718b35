/** What was said before: the verdict log, and what later verdicts take from it. */
@NullMarked
package dev.parallax.readiness.ledger;

import org.jspecify.annotations.NullMarked;
