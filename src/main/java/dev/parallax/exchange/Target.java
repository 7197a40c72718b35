package dev.parallax.exchange;

/**
 * A request target in origin form (RFC 9112 §3.2.1): raw path and query, undecoded.
 *
 * @param text starts with {@code /}; no fragment
 */
public record Target(String text) {

    /**
     * @throws IllegalArgumentException if it does not start with {@code /}
     */
    public Target {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("request target must start with '/'");
        }
    }

    /** The raw path, without query. */
    public String path() {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /** The raw query without {@code ?}; empty if there is none. */
    public String query() {
        int query = text.indexOf('?');
        return query < 0 ? "" : text.substring(query + 1);
    }

    /** Path only: a query may hold personal data and must not reach a log. */
    @Override
    public String toString() {
        return path();
    }
}
