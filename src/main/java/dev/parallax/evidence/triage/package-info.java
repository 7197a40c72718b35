/**
 * Discrepancies as people meet them: listed, looked at, decided about. Hibernate ORM with Panache over the tables that the
 * store's batches fill.
 */
@NullMarked
package dev.parallax.evidence.triage;

import org.jspecify.annotations.NullMarked;
