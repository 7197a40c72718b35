package dev.parallax.cli;

import java.net.URI;

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
    github,
    /** GitLab's annotations report: a link a tenant. */
    gitlab,
    /** Those that pass, one a line, for the step that moves them. */
    tenants;

    /**
     * The answers in this form.
     *
     * @param controlPlane where the pages are that links lead to
     */
    String write(GateAnswers answers, URI controlPlane) {
        return switch (this) {
            case text -> GateText.of(answers);
            case json -> GateText.json(answers);
            case junit -> JunitXml.of(answers);
            case markdown -> GateMarkdown.of(answers);
            case github -> GateAnnotations.of(answers);
            case tenants -> GateText.passing(answers);
            case gitlab -> GitLabAnnotations.of(answers, controlPlane);
        };
    }
}
