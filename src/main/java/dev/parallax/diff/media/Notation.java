package dev.parallax.diff.media;

import dev.parallax.diff.budget.Limits;
import java.util.Optional;
import java.util.Set;

/** A notation other than JSON whose meaning Parallax knows. */
public enum Notation {
    /** One JSON document a line (NDJSON, JSON Lines), or each after a record separator (RFC 7464). */
    JSON_LINES {
        @Override
        public Rendering render(byte[] body, MediaType type, Limits limits) {
            return JsonLines.render(body, limits);
        }
    },
    /** {@code name=value&…} (WHATWG URL §5). */
    FORM {
        @Override
        public Rendering render(byte[] body, MediaType type, Limits limits) throws UnreadableException {
            return FormFields.render(body);
        }
    },
    /** XML 1.0 with namespaces. */
    XML {
        @Override
        public Rendering render(byte[] body, MediaType type, Limits limits) throws UnreadableException {
            return new Rendering(XmlText.write(XmlReading.read(body, type.charset(), limits)));
        }
    };

    private static final Set<String> LINES = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/json-lines",
            "application/jsonlines",
            "application/json-seq",
            "application/stream+json");

    /** The notation of bodies of that type; empty for JSON, text, and what Parallax does not know. */
    public static Optional<Notation> of(MediaType type) {
        String name = type.name();
        if (LINES.contains(name)) {
            return Optional.of(JSON_LINES);
        }
        if (name.equals("application/x-www-form-urlencoded")) {
            return Optional.of(FORM);
        }
        boolean xml = name.equals("application/xml") || name.equals("text/xml") || name.endsWith("+xml");
        return xml ? Optional.of(XML) : Optional.empty();
    }

    /**
     * The JSON document that says the same. Two bodies mean the same exactly if their renderings do.
     *
     * @param body decoded, and in UTF-8 but for XML, which names its own encoding
     * @param limits not gone over; a body that would is refused
     * @throws UnreadableException if the body is not in this notation
     */
    public abstract Rendering render(byte[] body, MediaType type, Limits limits) throws UnreadableException;
}
