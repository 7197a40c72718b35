package dev.parallax.exchange;

/** Where in a reply a difference stands. */
public sealed interface Location {

    /** As shown in the API: a JSON Pointer, {@code header:Name} or {@code status}. */
    String text();

    /**
     * A place in the body.
     *
     * @param legacy JSON Pointer (RFC 6901) into the legacy body; for an added value, where it would stand
     * @param candidate JSON Pointer into the candidate body; for a removed value, where it would stand
     */
    record InBody(JsonPointer legacy, JsonPointer candidate) implements Location {
        @Override
        public String text() {
            return legacy.text();
        }
    }

    /**
     * A header field.
     *
     * @param name in lower case
     */
    record InHeader(String name) implements Location {
        @Override
        public String text() {
            return "header:" + name;
        }
    }

    /** The status code. */
    record AtStatus() implements Location {
        @Override
        public String text() {
            return "status";
        }
    }

    /** The reply as a whole: there is none, or it cannot be read. */
    record WholeReply() implements Location {
        @Override
        public String text() {
            return "";
        }
    }
}
