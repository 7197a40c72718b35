package dev.parallax.diff.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Brings text into UTF-8, so that the same text in two charsets has the same bytes. The media type's {@code charset} says
 * what the bytes are; without one, and for text in UTF-8, they stay as they are and are judged by whoever reads them.
 */
public final class Transcoding {

    /** Read by most servers that announce them as what a client sees; nothing else is guessed. */
    private static final Set<String> AS_IS = Set.of("", "utf-8", "utf8", "us-ascii", "ascii");

    private Transcoding() {}

    /**
     * The body in UTF-8; {@code body} itself where nothing has to be done.
     *
     * @throws UnreadableException if the charset is unknown, or the bytes are not in it
     */
    public static byte[] utf8(byte[] body, MediaType type) throws UnreadableException {
        String charset = type.charset();
        if (AS_IS.contains(charset) || body.length == 0 || !isText(type)) {
            return body;
        }
        Charset known;
        try {
            known = Charset.forName(charset);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("an unknown charset");
        }
        try {
            CharBuffer text = known.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            throw new UnreadableException("bytes that are not " + known.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Whether bytes mean the same text in both, as far as the media types say. */
    public static boolean isSameCharset(MediaType one, MediaType other) {
        String charset = one.charset();
        return charset.equals(other.charset()) || (AS_IS.contains(charset) && AS_IS.contains(other.charset()));
    }

    /** XML names its encoding itself too and is decoded by who reads it. */
    private static boolean isText(MediaType type) {
        return type.isText()
                && Notation.of(type)
                        .filter(notation -> notation == Notation.XML)
                        .isEmpty();
    }
}
