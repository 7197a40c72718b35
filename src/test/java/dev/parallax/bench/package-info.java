/** Measures the data plane against its peers, and the evidence stage against rows; {@code ./mvnw -Pbenchmarks}. */
@NullMarked
package dev.parallax.bench;

import org.jspecify.annotations.NullMarked;
