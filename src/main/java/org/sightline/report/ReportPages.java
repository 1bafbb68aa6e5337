package org.sightline.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates under {@code ui-templates/pages/}, checked when the application is built. */
@CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ReportPages {

    private ReportPages() {}

    static native TemplateInstance report(ReportView view, OwnReportsView own);

    static native TemplateInstance feedback(ReportView view, OwnReportsView own);

    static native TemplateInstance reportKept(ReceiptView view);
}
