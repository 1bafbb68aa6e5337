package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.DiagnosticReport;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes reports in words. */
final class ReportMaker {

    private ReportMaker() {}

    static DiagnosticReport report(Filing filing, StoryEntry entry) {
        DiagnosticReport report = new DiagnosticReport();
        report.addIdentifier(filing.file(report, "DiagnosticReport", entry));
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.fromCode(entry.text("status", "final")));
        report.addCategory(
                StoryCodes.concept("http://terminology.hl7.org/CodeSystem/v2-0074", entry.text("category", "RAD")));
        report.setCode(entry.coded("what"));
        report.setSubject(filing.subject(entry));
        report.setEffective(entry.when("date"));
        report.setIssuedElement(StoryDates.instant(entry.when("issued")));
        report.setConclusion(entry.text("conclusion"));
        entry.optional("by").ifPresent(name -> report.addPerformer(Filing.named(name)));
        return report;
    }
}
