package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.asked.ListExcuse;

/**
 * What GP systems say is missing from what they sent: excluded, in transit, waiting to be filed, or not available. They
 * say it in the Lists they send beside the entries; a List without such a notice is not shown. None is folded or cut.
 */
public final class GpNotices {

    /** UK Core R4 list empty reason: the section is empty because nothing was recorded. */
    private static final String NOTHING_RECORDED = "no-content-recorded";

    private static final TableDefinition NOTICES = TableDefinition.open(
                    "", new Columns("Notice", List.of("Concerns", "In the source’s words"), "Sent"))
            .uncut();

    private GpNotices() {}

    public static PanelKind kind() {
        return ListKind.of("gp-notices", "notices", "List")
                .in(NOTICES)
                .rows(input -> input.entries(ListResource.class).flatMap(GpNotices::rows));
    }

    private static Stream<PendingRow> rows(Entry<ListResource> entry) {
        List<PendingRow> rows = new ArrayList<>();
        ListExcuse.warnings(entry.resource())
                .forEach(code -> rows.add(row(entry, ShownText.of(ListExcuse.words(code)), true)));
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

    private static ShownText emptiness(ListResource list) {
        ShownText reason = CodedText.of(list.getEmptyReason()).text();
        return ShownText.of("Sent empty: " + Words.sentence(reason.whole()));
    }

    private static PendingRow row(Entry<ListResource> entry, ShownText words, boolean lacking) {
        ListResource sent = entry.resource();
        return PendingRow.of(
                        entry,
                        sent.getIdentifier(),
                        ClinicalDate.of(sent.getDateElement()),
                        (row, list) -> row.what(CodedText.ofText(words.whole()), "")
                                .chip(Tone.WARNING, lacking ? "Not all of it was sent" : "")
                                .cells(
                                        Cell.of(ShownText.of(list.getTitle())
                                                .orElse(CodedText.of(list.getCode())
                                                        .text())),
                                        Cell.of(list.getNote().stream()
                                                .map(note -> ShownText.of(note.getText()))
                                                .toList()))
                                .coded(CodedText.of(list.getCode()))
                                .elsewhere(received(entry))
                                .status(Codes.of(list.getStatusElement())))
                .in(NOTICES);
    }

    /** The items of a list that have rows of their own. */
    private static List<Reference> received(Entry<ListResource> entry) {
        return entry.resource().getEntry().stream()
                .map(ListResource.ListEntryComponent::getItem)
                .filter(item -> entry.resolve(item).isPresent())
                .toList();
    }
}
