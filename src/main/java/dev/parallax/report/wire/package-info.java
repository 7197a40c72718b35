/**
 * The records of the REST API, shared by the resources that answer and the typed client that asks. Every document names its
 * {@code kind}; a document of another kind, or without a required member, refuses to be read. Names are stable: members are
 * added, never renamed.
 */
@NullMarked
package dev.parallax.report.wire;

import org.jspecify.annotations.NullMarked;
