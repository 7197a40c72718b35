/** Measures the data plane against its peers; {@code ./mvnw -Pbenchmarks}. */
@NullMarked
package dev.parallax.bench;

import org.jspecify.annotations.NullMarked;
