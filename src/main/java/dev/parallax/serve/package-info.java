/**
 * Puts the stages together as one running service: settings, start order, shutdown.
 */
@NullMarked
package dev.parallax.serve;

import org.jspecify.annotations.NullMarked;
