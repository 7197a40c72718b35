package dev.parallax.capture.recorded;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats of recordings. Told apart by content, as the names of files say little. */
public enum RecordingFormat {
    /** HTTP Archive 1.2: one JSON document with {@code log.entries[].request}. */
    HAR("har"),
    /** One JSON object a line, see {@link NdjsonReader}. */
    NDJSON("ndjson"),
    /** Common or combined access log of nginx, Apache and most others: request line, no headers. */
    ACCESS_LOG("log"),
    /** GoReplay's file format: raw requests between lines of three monkeys. */
    GOREPLAY("gor");

    private final String word;

    RecordingFormat(String word) {
        this.word = word;
    }

    /** The word for it on the command line. */
    public String word() {
        return word;
    }

    EntryReader read(InputStream in) {
        return switch (this) {
            case HAR -> new HarReader(in);
            case NDJSON -> new NdjsonReader(in);
            case ACCESS_LOG -> new AccessLogReader(in);
            case GOREPLAY -> new GorReader(in);
        };
    }

    /** The format that begins like this; empty if none does. */
    static Optional<RecordingFormat> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            text = text.substring(3).stripLeading();
        }
        String line = text.lines().findFirst().orElse("");
        if (GorReader.isHeader(line)) {
            return Optional.of(GOREPLAY);
        }
        if (text.startsWith("{")) {
            // A HAR on one line and a line of NDJSON both begin with a brace; a request has no member "log".
            return Optional.of(text.substring(1).stripLeading().startsWith("\"log\"") ? HAR : NDJSON);
        }
        return AccessLogReader.isEntry(line) ? Optional.of(ACCESS_LOG) : Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
