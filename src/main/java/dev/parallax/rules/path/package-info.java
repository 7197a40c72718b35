/** Paths in RFC 9535 syntax: names, indexes, slices, wildcards, descendants and filters on literals. */
@NullMarked
package dev.parallax.rules.path;

import org.jspecify.annotations.NullMarked;
