/** Decides: from the evidence on a tenant and the policy to a verdict. Pure functions; one small class a check. */
@NullMarked
package dev.parallax.readiness.judge;

import org.jspecify.annotations.NullMarked;
