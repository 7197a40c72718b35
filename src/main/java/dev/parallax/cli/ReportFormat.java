package dev.parallax.cli;

/** The forms of a parity report. Lower case, as they are typed. */
enum ReportFormat {
    /** For a terminal. */
    text("", ""),
    /** The document of the API. */
    json("", ""),
    /** For a ticket or a job summary. */
    markdown("md", "text/markdown"),
    /** For a spreadsheet. */
    csv("csv", "text/csv"),
    /** For mail and archives: one file with charts. */
    html("html", "text/html"),
    /** For CI. */
    junit("junit", "application/xml");

    private final String word;
    private final String mediaType;

    ReportFormat(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    /** What the API answers then; empty if it is written here. */
    String mediaType() {
        return mediaType;
    }

    /** What the API calls it; empty if it is written here. */
    String word() {
        return word;
    }
}
