/** JSON where it stands: bytes checked against RFC 8259, spans, names, numbers by decimal value. Builds no trees. */
@NullMarked
package dev.parallax.diff.json;

import org.jspecify.annotations.NullMarked;
