package org.sightline.tab.panel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.feed.SearchNeed;

/** Laboratory results: reports with their members under them, and results that belong to no report. */
final class Results implements PanelKind {

    private static final String SHOWN = "shown";

    @Override
    public String name() {
        return "results";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation", "DiagnosticReport");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of();
    }

    @Override
    public Set<String> windows() {
        return Set.of(SHOWN);
    }

    @Override
    public ResultsView show(PanelInput input) {
        List<ResultEntry> all = new ArrayList<>(Duplicates.merged(entries(input)));
        all.sort(Comparator.comparing(ResultEntry::when, ClinicalDate.LATEST_FIRST));
        Instant from = input.monthsBack(SHOWN);
        List<ResultEntry> shown =
                all.stream().filter(e -> e.when().mayBeSince(from)).toList();
        List<ResultEntry> older =
                all.stream().filter(e -> !e.when().mayBeSince(from)).toList();
        int months = input.definition().months(SHOWN);
        List<Fold<ResultEntry>> folds = older.isEmpty()
                ? List.of()
                : List.of(Fold.of(input, older.size() + " older than " + months + " months", older));
        String asked = asked(input.definition());
        String window = "Shown: the last " + months + " months. "
                + (asked.isEmpty()
                        ? "Sources were asked for all results."
                        : "Sources were asked for results " + asked + ".");
        int count = shown.stream().mapToInt(e -> Math.max(1, e.rows().size())).sum();
        return new ResultsView(PanelFrame.of(input, "results", asked, count, window), shown, folds);
    }

    private static String asked(PanelDefinition definition) {
        return definition.searches().stream()
                .map(SearchNeed::since)
                .flatMap(Optional::stream)
                .mapToInt(SearchNeed.Since::months)
                .max()
                .stream()
                .mapToObj(months -> "in the last " + months + " months")
                .findFirst()
                .orElse("");
    }

    private static List<ResultEntry> entries(PanelInput input) {
        List<Entry<Observation>> observations = input.entries(Observation.class)
                .filter(e -> !"entered-in-error"
                        .equals(e.resource().getStatusElement().getValueAsString()))
                .toList();
        Set<Observation> grouped = new HashSet<>();
        List<ResultEntry> entries = new ArrayList<>();
        input.entries(DiagnosticReport.class)
                .filter(e -> !"entered-in-error"
                        .equals(e.resource().getStatusElement().getValueAsString()))
                .forEach(report -> entries.add(report(report, grouped)));
        observations.stream()
                .filter(e -> e.resource().hasHasMember() && !grouped.contains(e.resource()))
                .toList()
                .forEach(panel -> entries.add(panel(panel, grouped)));
        observations.stream()
                .filter(e -> !grouped.contains(e.resource()))
                .forEach(single -> entries.add(ResultEntry.single(Measurement.row(single))));
        return entries;
    }

    private static ResultEntry report(Entry<DiagnosticReport> entry, Set<Observation> grouped) {
        DiagnosticReport report = entry.resource();
        CodedText title = CodedText.of(report.getCode());
        ClinicalDate when = Measurement.when(
                report.getEffective(), report.getIssuedElement().getValueAsString());
        Members members = Members.of(entry, report.getResult(), grouped);
        List<ShownText> notShown = Stream.concat(
                        members.notSent().stream(),
                        report.getPresentedForm().stream().map(Results::document))
                .toList();
        RowNotes notes = new RowNotes(when, report, report.getMedia())
                .coded(title)
                .detail("Issued", ClinicalDate.of(report.getIssuedElement().getValueAsString()))
                .detail("Kind", Codes.texts(report.getCategory()))
                .status(Codes.of(report.getStatusElement()))
                .detail("Specimen", displays(report.getSpecimen()))
                .detail("Conclusion codes", Codes.texts(report.getConclusionCode()));
        report.getPerformer().forEach(performer -> notes.by("Performed by", performer));
        return new ResultEntry(
                entry.frame(report.getIdentifier(), notes),
                true,
                title.isEmpty() ? CodedText.ofText("Report not named by the source") : title,
                Measurement.statusChips(report.getStatusElement().getValueAsString()),
                when,
                ShownText.of(report.getConclusion()),
                notShown,
                members.rows());
    }

    private static ResultEntry panel(Entry<Observation> entry, Set<Observation> grouped) {
        grouped.add(entry.resource());
        ResultRow own = Measurement.row(entry);
        Members members = Members.of(entry, entry.resource().getHasMember(), grouped);
        List<ResultRow> rows = new ArrayList<>(members.rows());
        if (entry.resource().hasValue() || entry.resource().hasComponent()) {
            rows.addFirst(own);
        }
        return new ResultEntry(
                own.frame(), true, own.what(), own.chips(), own.when(), ShownText.NONE, members.notSent(), rows);
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
