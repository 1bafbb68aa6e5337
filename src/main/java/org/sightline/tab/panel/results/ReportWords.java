package org.sightline.tab.panel.results;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.listing.Measurement;

/** A DiagnosticReport or a group as a reader sees it, without its results. */
final class ReportWords {

    private ReportWords() {}

    static ResultEntry entry(Entry<DiagnosticReport> entry) {
        DiagnosticReport report = entry.resource();
        CodedText title = CodedText.of(report.getCode());
        String issued = report.getIssuedElement().getValueAsString();
        ClinicalDate when = Measurement.when(report.getEffective(), issued);
        RowNotes notes = new RowNotes(when, report, report.getMedia())
                .coded(title)
                .detail("Issued", ClinicalDate.of(issued))
                .detail("Kind", Codes.texts(report.getCategory()))
                .status(Codes.of(report.getStatusElement()))
                .detail("Specimen", displays(report.getSpecimen()))
                .detail("Conclusion codes", Codes.texts(report.getConclusionCode()));
        report.getPerformer().forEach(performer -> notes.by("Performed by", performer));
        return new ResultEntry(
                entry.frame(report.getIdentifier(), notes),
                title.isEmpty() ? CodedText.ofText("Report not named by the source") : title,
                Measurement.statusChips(Codes.of(report.getStatusElement())),
                when,
                ShownText.of(report.getConclusion()).orElse(Codes.texts(report.getConclusionCode())),
                report.getPresentedForm().stream().map(ReportWords::document).toList(),
                List.of(),
                0);
    }

    /** @param row the group as a measurement */
    static ResultEntry group(ResultRow row) {
        return new ResultEntry(
                row.frame(), row.what(), row.chips(), row.when(), ShownText.NONE, List.of(), List.of(), 0);
    }

    private static ShownText document(Attachment attachment) {
        String title = Objects.requireNonNullElse(attachment.getTitle(), "");
        String type = Objects.requireNonNullElse(attachment.getContentType(), "kind not given");
        return ShownText.of("A document is attached that is not shown here: " + (title + " (" + type + ")").strip());
    }

    private static ShownText displays(List<Reference> references) {
        return ShownText.of(references.stream()
                .map(Reference::getDisplay)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }
}
