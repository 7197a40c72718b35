package dev.parallax.report.page;

import dev.parallax.report.wire.ProblemDocument;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages there are. Their templates are checked against these types when the service is built. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class Pages {

    private Pages() {}

    /** All tenants with their verdicts. */
    public static native TemplateInstance board(BoardView view);

    /** One tenant's parity report. */
    public static native TemplateInstance tenant(TenantView view);

    /** Discrepancies over all tenants. */
    public static native TemplateInstance discrepancies(DiscrepanciesView view);

    /** One discrepancy with its samples. */
    public static native TemplateInstance discrepancy(DiscrepancyView view);

    /** The rules in force. */
    public static native TemplateInstance rules(RulesView view);

    /** How Parallax itself fares. */
    public static native TemplateInstance health(HealthView view);

    /** Where a browser says who it is. */
    public static native TemplateInstance login(LoginView view);

    /** What went wrong with a request for a page. */
    public static native TemplateInstance problem(ProblemDocument problem);
}
