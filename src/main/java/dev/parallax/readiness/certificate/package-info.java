/** Signed, short-lived statements that a tenant was READY: made by the service, verified without it. */
@NullMarked
package dev.parallax.readiness.certificate;

import org.jspecify.annotations.NullMarked;
