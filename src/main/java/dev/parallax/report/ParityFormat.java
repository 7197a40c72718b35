package dev.parallax.report;

import dev.parallax.report.wire.ParityDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms a parity report is handed out in. */
enum ParityFormat {
    /** The document of the API. */
    JSON("application/json", "json"),
    /** For a ticket or a job summary. */
    MD("text/markdown", "md"),
    /** For a spreadsheet: one line an operation. */
    CSV("text/csv", "csv"),
    /** For mail and archives: one file with charts, without scripts. */
    HTML("text/html", "html"),
    /** For CI: one test case a check of the verdict and a discrepancy. */
    JUNIT("application/xml", "xml");

    private final String mediaType;
    private final String extension;

    ParityFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /**
     * The format of that name.
     *
     * @throws Problem 400 if there is none
     */
    static ParityFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        new Problem.Field("format"),
                        Arrays.stream(values())
                                .map(ParityFormat::word)
                                .collect(Collectors.joining(", ", "format must be one of ", "."))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType + ";charset=UTF-8";
    }

    /** A header field that names a file: nothing of the tenant's name gets into it unchecked. */
    String disposition(ParityDocument parity) {
        String safe = parity.tenant().replaceAll("[^A-Za-z0-9._-]", "_");
        return "attachment; filename=\"parity-" + safe + "." + extension + "\"";
    }

    /** The report as this form's body: the document itself for JSON, text otherwise. */
    Object body(ParityDocument parity) {
        return switch (this) {
            case JSON -> parity;
            case MD -> ParityMarkdown.of(parity);
            case CSV -> ParityCsv.of(parity);
            case HTML -> ParityHtml.of(parity);
            case JUNIT -> ParityJunit.of(parity);
        };
    }
}
