/**
 * What a body is, told from its media type, and the bodies that are not JSON rendered as the JSON document that says the
 * same: so rules, alignment and places work for them as they do for JSON.
 */
@NullMarked
package dev.parallax.diff.media;

import org.jspecify.annotations.NullMarked;
