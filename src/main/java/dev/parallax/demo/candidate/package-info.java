/**
 * The candidate of the demo: the rebuilt backend, on Vert.x Web, Hibernate ORM and Jackson. Written from the contract by
 * people who never saw the legacy code, with the mistakes such people make; {@code PlantedDefects} lists them.
 */
@NullMarked
package dev.parallax.demo.candidate;

import org.jspecify.annotations.NullMarked;
