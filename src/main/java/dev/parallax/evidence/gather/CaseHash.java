package dev.parallax.evidence.gather;

import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.Reply;

/**
 * Which case a pair is: operation, resource, shape of the parameters and shape of the reply. Two reads of the same case
 * are one fact. One pass over the target and the beginning of the serving reply, nothing is parsed.
 */
final class CaseHash {

    /** Of the body; what a reply looks like shows in its beginning, and this is read for every pair. */
    private static final int BODY_LIMIT = 1 << 14;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private CaseHash() {}

    /** 64 well-mixed bits. */
    static long of(Pair pair) {
        CapturedRead read = pair.read();
        long hash = text(PRIME, read.operation().id().value());
        hash = text(hash, read.request().method().name());
        hash = text(hash, read.request().target().path());
        hash = mix(hash ^ parameters(read.request().target().query()));
        if (!read.request().body().isEmpty()) {
            hash = mix(hash ^ keys(read.request().body().bytes()));
        }
        if (pair.serving().reply() instanceof Reply.Answer answer) {
            hash = mix(hash ^ answer.status());
            boolean readable = answer.headers().first("Content-Encoding").isEmpty();
            hash = mix(hash ^ (readable ? keys(answer.body().bytes()) : 0));
            hash = mix(hash ^ (answer.body().isEmpty() ? 1 : 2));
        }
        return hash;
    }

    /** Of a query: each parameter's name and what its value is made of, in any order. */
    private static long parameters(String query) {
        long sum = 0;
        int start = 0;
        while (start < query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            sum += parameter(query, start, end);
            start = end + 1;
        }
        return sum;
    }

    private static long parameter(String query, int start, int end) {
        long hash = PRIME;
        boolean inName = true;
        char last = 0;
        for (int i = start; i < end; i++) {
            char c = query.charAt(i);
            char kind = c >= '0' && c <= '9' ? '9' : Character.isLetter(c) ? 'a' : c;
            if (inName) {
                hash = mix(hash ^ c);
                inName = c != '=';
            } else if (kind != last) {
                hash = mix(hash ^ kind);
                last = kind;
            }
        }
        return hash;
    }

    private static long keys(byte[] json) {
        return KeyBits.here().of(json, Math.min(json.length, BODY_LIMIT));
    }

    static long text(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return mix(hash ^ ~text.length());
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }
}
