/** Who moves next: an order over tenants that may move. Pure. */
@NullMarked
package dev.parallax.readiness.wave;

import org.jspecify.annotations.NullMarked;
