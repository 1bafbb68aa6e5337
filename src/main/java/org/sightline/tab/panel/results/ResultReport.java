package org.sightline.tab.panel.results;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.Measurement;

/**
 * A report or a group, with the results that belong to it.
 *
 * @param words what a result of it says it is part of
 * @param telling whether the source says more in it than that its results belong together
 */
record ResultReport(
        PendingRow row, Entry<? extends DomainResource> entry, ShownText words, Members members, boolean telling) {

    static final Columns COLUMNS = new Columns("Report", List.of(), "Date and source", "reports");

    /** @param group its lines and the rows of its members */
    static ResultReport of(
            Entry<DiagnosticReport> entry, Members members, BiFunction<Members, List<CellLine>, RowGroup> group) {
        DiagnosticReport report = entry.resource();
        CodedText title = title(report);
        ClinicalDate when = Measurement.when(
                report.getEffective(), report.getIssuedElement().getValueAsString());
        return new ResultReport(
                PendingRow.of(
                        entry,
                        report.getIdentifier(),
                        when,
                        (row, sent) ->
                                content(row, sent, About.of(entry)).group(group.apply(members, lines(sent, members)))),
                entry,
                words(title, when),
                members,
                isTelling(Codes.of(report.getStatusElement()), members)
                        || !conclusion(report).isEmpty()
                        || report.hasPresentedForm()
                        || !RowBuilder.cautionsOf(report).isEmpty());
    }

    /** A group of results, which may have a result of its own. */
    static ResultReport ofGroup(
            Entry<Observation> entry, Members members, BiFunction<Members, List<CellLine>, RowGroup> group) {
        Measurement measured = Measurement.of(entry);
        return new ResultReport(
                measured.row(
                        row -> row.group(group.apply(members, notSent(members).toList()))),
                entry,
                words(measured.shown(), measured.when()),
                members,
                isTelling(Codes.of(entry.resource().getStatusElement()), members) || measured.isDoubtful());
    }

    ClinicalDate when() {
        return row.recorded();
    }

    /** Whether it says more than that its results belong together. */
    boolean saysSomething() {
        return telling || row.isDifferent();
    }

    /** Whether a member is the group itself. */
    boolean isOf(Observation member) {
        return entry.resource().equals(member);
    }

    private static ShownText words(CodedText title, ClinicalDate when) {
        return ShownText.joined(", ", title.text(), ShownText.of(when.text()));
    }

    private static boolean isTelling(String status, Members members) {
        return members.found().isEmpty() || !members.notSent().isEmpty() || !status.equals("final");
    }

    private static CodedText title(DiagnosticReport report) {
        CodedText title = CodedText.of(report.getCode());
        return title.isEmpty() ? CodedText.ofText("Report not named by the source") : title;
    }

    private static ShownText conclusion(DiagnosticReport report) {
        return ShownText.of(report.getConclusion()).orElse(Codes.texts(report.getConclusionCode()));
    }

    private static RowBuilder content(RowBuilder row, DiagnosticReport report, ShownText about) {
        String status = report.getStatusElement().getValueAsString();
        row.what(title(report), "")
                .chip(Tone.WARNING, Codes.labelled("About: ", about))
                .chips(Measurement.statusChips(status))
                .coded(CodedText.of(report.getCode()))
                .detail("Issued", ClinicalDate.of(report.getIssuedElement().getValueAsString()))
                .detail("Kind", Codes.texts(report.getCategory()))
                .status(Codes.of(report.getStatusElement()))
                .detail("Specimen", displays(report.getSpecimen()))
                .detail("Conclusion codes", Codes.texts(report.getConclusionCode()));
        report.getPerformer().forEach(performer -> row.by("Performed by", performer));
        return row;
    }

    private static List<CellLine> lines(DiagnosticReport report, Members members) {
        return Stream.of(
                        Stream.of(conclusion(report))
                                .filter(words -> !words.isEmpty())
                                .map(CellLine::of),
                        notSent(members),
                        report.getPresentedForm().stream().map(ResultReport::document))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<CellLine> notSent(Members members) {
        return members.notSent().stream().map(CellLine::quiet);
    }

    private static CellLine document(Attachment attachment) {
        String title = Objects.requireNonNullElse(attachment.getTitle(), "");
        String type = Objects.requireNonNullElse(attachment.getContentType(), "kind not given");
        return CellLine.quiet(ShownText.of("A document is attached: " + (title + " (" + type + ")").strip()));
    }

    private static ShownText displays(List<Reference> references) {
        return ShownText.of(references.stream()
                .map(Reference::getDisplay)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }
}
