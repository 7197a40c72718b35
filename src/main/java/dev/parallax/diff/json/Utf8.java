package dev.parallax.diff.json;

/** Strict UTF-8 (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF. */
final class Utf8 {

    private Utf8() {}

    /** The place after the multi-byte character that starts at {@code at}. */
    static int next(byte[] doc, int at, int end) throws NotJsonException {
        int lead = doc[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            throw invalid(at);
        }
        if (lead < 0xe0) {
            tail(doc, at, end, 1);
            return at + 2;
        }
        tail(doc, at, end, 1);
        int second = doc[at + 1] & 0xff;
        if (lead < 0xf0) {
            if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) {
                throw invalid(at);
            }
            tail(doc, at, end, 2);
            return at + 3;
        }
        if ((lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) {
            throw invalid(at);
        }
        tail(doc, at, end, 2);
        tail(doc, at, end, 3);
        return at + 4;
    }

    private static void tail(byte[] doc, int at, int end, int offset) throws NotJsonException {
        if (at + offset >= end || (doc[at + offset] & 0xc0) != 0x80) {
            throw invalid(at);
        }
    }

    private static NotJsonException invalid(int at) {
        return new NotJsonException("invalid UTF-8", at);
    }
}
