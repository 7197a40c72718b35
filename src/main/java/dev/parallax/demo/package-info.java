/**
 * The demonstration: two independently written backends over one database, their traffic, and what must be found.
 */
@NullMarked
package dev.parallax.demo;

import org.jspecify.annotations.NullMarked;
