/** JSON Patch (RFC 6902) of two documents, rendered on demand. */
@NullMarked
package dev.parallax.diff.patch;

import org.jspecify.annotations.NullMarked;
