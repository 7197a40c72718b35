/** Real HTTP parts on loopback for tests: backends, a client that sees every byte, and a proxy that breaks connections. */
@NullMarked
package dev.parallax.stub;

import org.jspecify.annotations.NullMarked;
