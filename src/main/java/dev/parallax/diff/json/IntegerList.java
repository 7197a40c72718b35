package dev.parallax.diff.json;

/** Reads lists of whole numbers, which long arrays most often are, eight bytes at a time. */
public final class IntegerList {

    private IntegerList() {}

    /**
     * Reads as many numbers as are written plainly (one to seven digits and a comma, nothing between) from {@code from} on,
     * and no more than there is room for.
     *
     * @param spans takes where each starts and ends, by turns, from {@code 2 * count} on
     * @param hashes takes their hashes as {@link Numbers#hash} makes them, xor {@code tag}, from {@code count} on
     * @return how many are held now
     */
    public static int read(byte[] doc, int from, int[] spans, long[] hashes, int count, long tag) {
        int at = from;
        int held = count;
        while (held < hashes.length && at + 8 <= doc.length) {
            long word = Words.at(doc, at);
            int length = Words.digits(word);
            // A number may not begin with a zero; eight digits leave no place for the comma.
            if (length == 0 || length == 8 || (byte) word == '0' || (byte) (word >>> (length << 3)) != ',') {
                return held;
            }
            spans[2 * held] = at;
            spans[2 * held + 1] = at + length;
            hashes[held++] = tag ^ Numbers.hash(Words.number(word, length));
            at += length + 1;
        }
        return held;
    }
}
