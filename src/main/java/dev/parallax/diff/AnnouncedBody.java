package dev.parallax.diff;

import dev.parallax.diff.media.MediaType;

/** One side's body as it is to be read: content codings undone, and text in UTF-8 but for XML. Nothing is copied. */
final class AnnouncedBody {

    private final byte[] bytes;
    private final MediaType type;

    /**
     * @param type what it was announced as
     */
    AnnouncedBody(byte[] bytes, MediaType type) {
        this.bytes = bytes;
        this.type = type;
    }

    byte[] bytes() {
        return bytes;
    }

    MediaType type() {
        return type;
    }
}
