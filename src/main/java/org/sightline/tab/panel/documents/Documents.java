package org.sightline.tab.panel.documents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.DocumentLinks;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListingKind;
import org.sightline.tab.panel.listing.PlacedRow;

/**
 * Documents: current ones, and behind a line those that were replaced. Each opens by its id at its feed; an
 * attachment's address is a feed's word and never becomes a link.
 */
public final class Documents implements ListingKind {

    private static final Columns COLUMNS =
            new Columns("Document", List.of("Type and format", "Specialty and author"), "Date");

    private enum Place {
        CURRENT,
        SUPERSEDED
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("DocumentReference");
    }

    @Override
    public Panel show(PanelInput input) {
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(DocumentReference.class)
                        .filter(entry -> isLive(entry.resource()))
                        .map(entry -> row(entry, input.place())));
        List<Row> current = PlacedRow.table(tables, Place.CURRENT);
        String asked = input.definition().asked();
        return new Panel(
                PanelFrame.of(
                        input,
                        "documents",
                        asked,
                        current.size(),
                        tables.values().stream().allMatch(List::isEmpty)
                                ? ""
                                : "Each document opened is recorded."
                                        + (asked.isEmpty() ? "" : " Sources were asked for those " + asked + ".")),
                "No current document, in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, current),
                        Table.folded(
                                input, " replaced by later ones", COLUMNS, PlacedRow.table(tables, Place.SUPERSEDED))),
                List.of());
    }

    /** Either status may say that the document was never right. */
    private static boolean isLive(DocumentReference document) {
        return !"entered-in-error".equals(status(document))
                && !"entered-in-error".equals(Codes.of(document.getDocStatusElement()));
    }

    private static PlacedRow<Place> row(Entry<DocumentReference> entry, PanelPlace place) {
        DocumentReference document = entry.resource();
        CodedText type = CodedText.of(document.getType());
        ShownText description = ShownText.of(document.getDescription());
        List<IBaseHasModifierExtensions> parts = Stream.concat(
                        document.getContent().stream(), document.getRelatesTo().stream())
                .map(part -> (IBaseHasModifierExtensions) part)
                .toList();
        RowNotes notes = new RowNotes(ClinicalDate.of(date(document)), document, parts)
                .coded(type)
                .detail("Description", description)
                .status(status(document))
                .detail("Document’s status", Words.sentence(Codes.of(document.getDocStatusElement())))
                .by("Authenticated by", document.getAuthenticator());
        document.getContent().forEach(content -> file(notes, content.getAttachment()));
        document.getRelatesTo()
                .forEach(other -> notes.by(
                        Words.sentence(Codes.of(other.getCodeElement())).whole(), other.getTarget()));
        ShownText title = title(document);
        CodedText shown = title.isEmpty() ? type : new CodedText(title, ShownText.NONE, ShownText.NONE);
        return new PlacedRow<>(
                "superseded".equals(status(document)) ? Place.SUPERSEDED : Place.CURRENT,
                new Row(
                        entry.frame(document.getIdentifier(), notes).withDocuments(DocumentLinks.of(entry, place)),
                        shown.isEmpty() ? CodedText.ofText("Document not named by the source") : shown,
                        chips(document),
                        List.of(kind(document, title.isEmpty() ? ShownText.NONE : type.text()), from(document))));
    }

    private static ShownText title(DocumentReference document) {
        return document.getContent().stream()
                .map(content -> ShownText.of(content.getAttachment().getTitle()))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(ShownText.of(document.getDescription()));
    }

    private static Cell kind(DocumentReference document, ShownText type) {
        return Cell.of(Stream.concat(
                        Stream.of(type, Codes.texts(document.getCategory())),
                        document.getContent().stream()
                                .map(DocumentReferenceContentComponent::getAttachment)
                                .map(AttachmentWords::of))
                .distinct()
                .toArray(ShownText[]::new));
    }

    private static Cell from(DocumentReference document) {
        ShownText specialty =
                CodedText.of(document.getContext().getPracticeSetting()).text();
        Stream<ShownText> people = Stream.concat(document.getAuthor().stream(), Stream.of(document.getCustodian()))
                .map(RowNotes::named);
        return Cell.of(Stream.concat(Stream.of(specialty), people).distinct().toArray(ShownText[]::new));
    }

    private static void file(RowNotes notes, Attachment attachment) {
        notes.detail("File", ShownText.of(attachment.getTitle()))
                .detail("Format", AttachmentWords.of(attachment))
                .detail("Written", ClinicalDate.of(attachment.getCreationElement()));
    }

    private static List<Chip> chips(DocumentReference document) {
        String inner = Codes.of(document.getDocStatusElement());
        boolean adds =
                document.getRelatesTo().stream().anyMatch(other -> "appends".equals(Codes.of(other.getCodeElement())));
        return Stream.of(
                        Chip.of(
                                Tone.WARNING,
                                switch (status(document)) {
                                    case "current", "superseded" -> ShownText.NONE;
                                    case "" -> ShownText.of("Status not given");
                                    default -> Words.sentence(status(document));
                                }),
                        Chip.of(
                                Tone.WARNING,
                                inner.isEmpty() || inner.equals("final") ? ShownText.NONE : Words.sentence(inner)),
                        Chip.of(Tone.PLAIN, "superseded".equals(status(document)) ? "Replaced" : ""),
                        Chip.of(Tone.PLAIN, adds ? "Adds to another document" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    /** When it was filed; else when its first file was written. */
    private static String date(DocumentReference document) {
        String filed = document.getDateElement().getValueAsString();
        return filed != null
                ? filed
                : document.getContent().stream()
                        .map(content -> Codes.of(content.getAttachment().getCreationElement()))
                        .filter(created -> !created.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String status(DocumentReference document) {
        return Codes.of(document.getStatusElement());
    }
}
