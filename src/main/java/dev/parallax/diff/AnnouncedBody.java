package dev.parallax.diff;

import dev.parallax.diff.media.MediaType;

/**
 * One side's body as it is to be read.
 *
 * @param bytes content codings undone, and text in UTF-8 but for XML; not copied
 * @param type what it was announced as
 */
record AnnouncedBody(byte[] bytes, MediaType type) {}
