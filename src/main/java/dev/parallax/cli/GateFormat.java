package dev.parallax.cli;

/** How the gate's answers are written. Lower case, as it is typed. */
enum GateFormat {
    /** For people. */
    text,
    /** The service's own document; for several tenants a list of them. */
    json,
    /** JUnit XML, as CI systems collect it: a test case a tenant. */
    junit,
    /** A table for a job summary. */
    markdown,
    /** GitHub workflow commands: an annotation a tenant. */
    github;

    String write(GateAnswers answers) {
        return switch (this) {
            case text -> GateText.of(answers);
            case json -> GateText.json(answers);
            case junit -> JunitXml.of(answers);
            case markdown -> GateMarkdown.of(answers);
            case github -> GateAnnotations.of(answers);
        };
    }
}
