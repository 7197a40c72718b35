/**
 * Batches in, evidence out: plain SQL over the schema in {@code db/migration}. Knows no framework but JDBC and Flyway, so
 * that every fault can be tested against a real server without one.
 */
@NullMarked
package dev.parallax.evidence.store;

import org.jspecify.annotations.NullMarked;
