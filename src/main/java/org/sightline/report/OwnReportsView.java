package org.sightline.report;

import java.util.List;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;

/** What the reader wrote before, and what the officers said. What was about another patient is not shown here. */
record OwnReportsView(List<Line> lines) {

    static final OwnReportsView NONE = new OwnReportsView(List.of());

    OwnReportsView {
        lines = List.copyOf(lines);
    }

    static OwnReportsView of(List<ReportSteps.Own> reports, NhsNumber patient) {
        return new OwnReportsView(
                reports.stream().map(report -> line(report, patient)).toList());
    }

    private static Line line(ReportSteps.Own report, NhsNumber patient) {
        boolean here = report.patientOrNull() == null || report.patientOrNull().equals(patient);
        return new Line(
                report.reference(),
                ClinicalDate.of(report.reportedAt()),
                report.kind().words(),
                report.state().words(),
                here ? ShownText.of(report.answer()) : ShownText.NONE,
                !here && !report.answer().isEmpty());
    }

    /**
     * One report.
     *
     * @param answer empty if there is none, or if it is not shown here
     * @param elsewhere whether there is an answer, which is shown in that patient's record alone
     */
    record Line(
            String reference, ClinicalDate reported, String kind, String state, ShownText answer, boolean elsewhere) {}
}
