package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/**
 * What GP systems say is missing from what they sent: excluded, in transit, waiting to be filed, or not available. They
 * say it in the Lists they send beside the entries; a List without such a notice is not shown. None is folded or cut.
 */
public final class GpNotices implements ListingKind {

    private static final String WARNING = Codes.UK_CORE + "ListWarningCode";

    /** UK Core R4 list empty reason: the section is empty because nothing was recorded. */
    private static final String NOTHING_RECORDED = "no-content-recorded";

    private static final Columns COLUMNS = new Columns("Notice", List.of("Concerns", "In the source’s words"), "Sent");

    @Override
    public String name() {
        return "gp-notices";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("List");
    }

    @Override
    public Panel show(PanelInput input) {
        List<Row> rows = Row.latestFirst(input.entries(ListResource.class)
                .filter(entry ->
                        !"entered-in-error".equals(Codes.of(entry.resource().getStatusElement())))
                .flatMap(GpNotices::rows));
        return new Panel(
                PanelFrame.of(input, "notices", "", rows.size(), ""),
                "",
                List.of(Table.uncut("", false, COLUMNS, rows)),
                List.of());
    }

    private static Stream<Row> rows(Entry<ListResource> entry) {
        List<Row> rows = new ArrayList<>();
        warnings(entry.resource()).forEach(code -> rows.add(row(entry, words(code), true)));
        if (!entry.resource().hasEntry() && entry.resource().hasEmptyReason()) {
            String code = entry.resource().getEmptyReason().getCoding().stream()
                    .map(Coding::getCode)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            rows.add(
                    NOTHING_RECORDED.equals(code)
                            ? row(entry, ShownText.of("Nothing recorded here, says the source"), false)
                            : row(entry, emptiness(entry.resource()), true));
        }
        return rows.stream();
    }

    private static Stream<String> warnings(ListResource list) {
        return list.getExtension().stream()
                .filter(extension -> WARNING.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(Objects::nonNull)
                .map(value -> value instanceof Coding coding
                        ? Objects.requireNonNullElse(coding.getCode(), "")
                        : value instanceof org.hl7.fhir.r4.model.CodeableConcept concept
                                ? Codes.status(concept)
                                : Objects.requireNonNullElse(value.primitiveValue(), ""))
                .filter(code -> !code.isEmpty())
                .distinct();
    }

    /**
     * UKCore-ListWarningCode in words; those for exclusion are GP Connect's own.
     *
     * @see <a href="https://fhir.hl7.org.uk/CodeSystem/UKCore-ListWarningCode">UK Core: list warning codes</a>
     */
    private static ShownText words(String code) {
        return switch (code) {
            case "confidential-items" ->
                ShownText.of("Items excluded due to confidentiality and/or patient preferences");
            case "data-in-transit" ->
                ShownText.of("Data in transit between practices: what the former practice recorded may be missing");
            case "data-awaiting-filing" ->
                ShownText.of("Data awaiting filing: letters or results that came in may be missing");
            default -> Words.sentence(code);
        };
    }

    private static ShownText emptiness(ListResource list) {
        ShownText reason = CodedText.of(list.getEmptyReason()).text();
        return ShownText.of("Sent empty: " + Words.sentence(reason.whole()));
    }

    private static Row row(Entry<ListResource> entry, ShownText words, boolean lacking) {
        ListResource list = entry.resource();
        ShownText[] notes = list.getNote().stream()
                .map(note -> ShownText.of(note.getText()))
                .toArray(ShownText[]::new);
        RowNotes more = new RowNotes(ClinicalDate.of(list.getDateElement()), list, List.of())
                .coded(CodedText.of(list.getCode()))
                .status(Codes.of(list.getStatusElement()));
        ShownText concerns = ShownText.of(list.getTitle())
                .orElse(CodedText.of(list.getCode()).text());
        return new Row(
                entry.frame(list.getIdentifier(), more),
                CodedText.ofText(words.whole()),
                Chip.of(Tone.WARNING, lacking ? "Not all of it was sent" : "").toList(),
                List.of(Cell.of(concerns), Cell.of(notes)));
    }
}
