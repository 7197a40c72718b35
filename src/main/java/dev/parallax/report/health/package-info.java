/**
 * Whether Parallax itself is well, as {@code /q/health} says it. What concerns evidence is <em>wellness</em>, not readiness:
 * an orchestrator takes an instance that is not ready out of traffic, and a database that is away must never do that to the
 * data plane.
 */
@NullMarked
package dev.parallax.report.health;

import org.jspecify.annotations.NullMarked;
