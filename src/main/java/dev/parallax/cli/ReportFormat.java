package dev.parallax.cli;

/** The forms of a parity report. Lower case, as they are typed. */
enum ReportFormat {
    /** For a terminal. */
    text(""),
    /** The document of the API. */
    json(""),
    /** For a ticket or a job summary. */
    markdown("md"),
    /** For a spreadsheet. */
    csv("csv"),
    /** For mail and archives: one file with charts. */
    html("html"),
    /** For CI. */
    junit("junit");

    private final String word;

    ReportFormat(String word) {
        this.word = word;
    }

    /** What the API calls it; empty if it is written here. */
    String word() {
        return word;
    }
}
