/**
 * The brokerage platform under migration: its tenants, its shared database, and the life that goes on in it. Knows neither
 * backend.
 */
@NullMarked
package dev.parallax.demo.platform;

import org.jspecify.annotations.NullMarked;
