package dev.parallax.report.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Pages for those who run Parallax and write its rules. Their templates are checked when the service is built. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class OperatorPages {

    private OperatorPages() {}

    /** Who did what. */
    public static native TemplateInstance audit(AuditView view);

    /** The rule editor. */
    public static native TemplateInstance ruleEdit(RuleEditView view);

    /** Comparisons as they happen. */
    public static native TemplateInstance live(LiveView view);
}
