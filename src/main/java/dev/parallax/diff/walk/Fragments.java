package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Fragment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts values down to what a difference may show. */
public final class Fragments {

    private final int maxChars;

    public Fragments(Limits limits) {
        this.maxChars = limits.fragment();
    }

    /** A value in a body, as JSON text; absent if there is none. */
    public Fragment of(@Nullable Span value) {
        return value == null ? Fragment.absent() : bytes(value.doc(), value.start(), value.end());
    }

    /** Plain text. */
    public Fragment text(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return text.length() <= maxChars
                ? new Fragment.Present(text, bytes, false)
                : new Fragment.Present(text.substring(0, whole(text)), bytes, true);
    }

    /** Bytes read as UTF-8; what is not UTF-8 shows as replacement characters. */
    public Fragment bytes(byte[] doc, int start, int end) {
        int shown = Math.min(end - start, maxChars * 4);
        String text = new String(doc, start, shown, StandardCharsets.UTF_8);
        boolean cut = shown < end - start || text.length() > maxChars;
        return new Fragment.Present(cut ? text.substring(0, whole(text)) : text, end - start, cut);
    }

    /** Where to cut without splitting a surrogate pair. */
    private int whole(String text) {
        int cut = Math.min(maxChars, text.length());
        return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }
}
