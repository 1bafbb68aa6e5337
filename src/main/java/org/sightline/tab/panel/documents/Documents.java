package org.sightline.tab.panel.documents;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListKind;

/**
 * Documents: current ones, and behind a line those that were replaced. Each opens by its id at its feed; an
 * attachment's address is a feed's word and never becomes a link.
 */
public final class Documents {

    private static final Columns COLUMNS =
            new Columns("Document", List.of("Type and format", "Specialty and author"), "Date");
    private static final TableDefinition CURRENT = TableDefinition.open("", COLUMNS);
    private static final TableDefinition SUPERSEDED = TableDefinition.folded(" replaced by later ones", COLUMNS);

    private Documents() {}

    public static PanelKind kind() {
        return ListKind.of("documents", "documents", "DocumentReference")
                .orElse("No current document, in what was received.")
                .withFoot(Documents::foot)
                .in(CURRENT, SUPERSEDED)
                .rows(input -> input.entries(DocumentReference.class).map(Documents::row));
    }

    private static String foot(PanelInput input, List<Table> tables) {
        String asked = input.definition().asked();
        return tables.stream().allMatch(table -> table.total() == 0)
                ? ""
                : "Each document opened is recorded."
                        + (asked.isEmpty() ? "" : " Sources were asked for those " + asked + ".");
    }

    private static PendingRow row(Entry<DocumentReference> entry) {
        DocumentReference sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), ClinicalDate.of(date(sent)), Documents::content)
                .in("superseded".equals(status(sent)) ? SUPERSEDED : CURRENT);
    }

    private static void content(RowBuilder row, DocumentReference document) {
        CodedText type = CodedText.of(document.getType());
        ShownText title = title(document);
        row.what(title.isEmpty() ? type : CodedText.of(title), "Document not named by the source")
                .chips(chips(document))
                .cells(kind(document, title.isEmpty() ? ShownText.NONE : type.text()), from(document))
                .coded(type)
                .detail("Description", ShownText.of(document.getDescription()))
                .status(status(document))
                .detail("Document’s status", Words.sentence(Codes.of(document.getDocStatusElement())))
                .by("Authenticated by", document.getAuthenticator());
        document.getContent().forEach(content -> file(row, content.getAttachment()));
        document.getRelatesTo()
                .forEach(other ->
                        row.by(Words.sentence(Codes.of(other.getCodeElement())).whole(), other.getTarget()));
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
                .map(Codes::named);
        return Cell.of(Stream.concat(Stream.of(specialty), people).distinct().toArray(ShownText[]::new));
    }

    private static void file(RowBuilder row, Attachment attachment) {
        row.detail("File", ShownText.of(attachment.getTitle()))
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
