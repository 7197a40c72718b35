/** What the demo's tenants ask, and how it is sent. */
@NullMarked
package dev.parallax.demo.traffic;

import org.jspecify.annotations.NullMarked;
