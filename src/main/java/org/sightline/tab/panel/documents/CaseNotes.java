package org.sightline.tab.panel.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.CellLine.Style;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListKind;

/**
 * What care co-ordinators and services write to each other, in full: case notes of the Notts record (Observation), which
 * no published profile describes further than their category, messages (Communication) and clinical notes filed as
 * documents. A component whose name is not known here is shown under its name.
 */
public final class CaseNotes {

    private static final Set<String> ORDINARY = Set.of("final", "completed", "current", "amended", "corrected");
    private static final TableDefinition NOTES = TableDefinition.open("", new Columns("Note", List.of(), "", "notes"));

    private CaseNotes() {}

    public static PanelKind kind() {
        return ListKind.of("case-notes", "notes", "Observation", "Communication", "DocumentReference")
                .withFoot((input, _) -> input.entries(Observation.class).anyMatch(entry -> hasAction(entry.resource()))
                        ? "Sources do not say whether an action was done: ask its author."
                        : "")
                .in(NOTES)
                .rows(input -> Stream.of(
                                input.entries(Observation.class)
                                        .filter(e -> !isCancelled(e.resource().getStatusElement()))
                                        .map(e -> note(e, input.now())),
                                input.entries(Communication.class)
                                        .filter(e -> !isCancelled(e.resource().getStatusElement()))
                                        .map(CaseNotes::message),
                                input.entries(DocumentReference.class)
                                        .filter(e -> !isCancelled(e.resource().getDocStatusElement()))
                                        .map(CaseNotes::document))
                        .flatMap(rows -> rows)
                        .map(row -> row.in(NOTES)));
    }

    private static boolean isCancelled(PrimitiveType<?> status) {
        return "cancelled".equals(Codes.of(status));
    }

    private static PendingRow note(Entry<Observation> entry, Instant now) {
        Observation sent = entry.resource();
        ClinicalDate when =
                ClinicalDate.of(sent.getEffective() instanceof BaseDateTimeType date ? date.getValueAsString() : "");
        return PendingRow.of(entry, sent.getIdentifier(), when, (row, note) -> {
            List<CellLine> lines = new ArrayList<>();
            note.getPerformer().forEach(performer -> author(entry, performer, lines));
            lines.add(CellLine.prose(prose(note)));
            note.getComponent().stream()
                    .filter(CaseNotes::isOther)
                    .map(part -> CellLine.named(Style.ANSWER, label(part), ValueText.of(part.getValue())))
                    .forEach(lines::add);
            if (hasAction(note)) {
                lines.add(action(note, now));
            }
            CodedText code = CodedText.of(note.getCode());
            ShownText title = component(note, "contact").orElse(code.text()).orElse(ShownText.of("Case note"));
            said(row.coded(code), title, note.getStatusElement());
            row.cells(Cell.ofLines(lines));
        });
    }

    private static ShownText prose(Observation note) {
        String value = note.getValue() instanceof StringType text
                ? text.getValue()
                : ValueText.of(note.getValue()).whole();
        return ShownText.prose(
                Stream.concat(Stream.of(value), note.getNote().stream().map(annotation -> annotation.getText()))
                        .filter(text -> text != null && !text.isBlank())
                        .collect(Collectors.joining("\n\n")));
    }

    private static void author(Entry<Observation> entry, Reference performer, List<CellLine> about) {
        add(about, "Author", Codes.named(performer));
        if (entry.resolve(performer).orElse(null) instanceof PractitionerRole role) {
            if (Codes.named(performer).isEmpty()) {
                add(about, "Author", Codes.named(role.getPractitioner()));
            }
            add(about, "Role", Codes.texts(role.getCode()));
            add(about, "Team", Codes.named(role.getOrganization()));
        }
    }

    private static boolean hasAction(Observation note) {
        return !component(note, "action").isEmpty() || due(note).isKnown();
    }

    private static ClinicalDate due(Observation note) {
        return note.getComponent().stream()
                .filter(part -> isNamed(part, "due"))
                .map(ObservationComponentComponent::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(date -> ClinicalDate.of((BaseDateTimeType) date))
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }

    private static CellLine action(Observation note, Instant now) {
        ClinicalDate due = due(note);
        return new CellLine(
                Style.ACTION,
                ShownText.of(due.isKnown() ? "Due " + due.text() : ""),
                component(note, "action").orElse(ShownText.of("Action not named")),
                due.isSurelyBefore(now) ? new Chip(Tone.WARNING, ShownText.of("Due date has passed")) : Chip.NONE);
    }

    private static PendingRow message(Entry<Communication> entry) {
        Communication sent = entry.resource();
        ClinicalDate when = ClinicalDate.of(sent.getSentElement()).orElse(ClinicalDate.of(sent.getReceivedElement()));
        return PendingRow.of(entry, sent.getIdentifier(), when, (row, message) -> {
            List<CellLine> lines = new ArrayList<>();
            add(lines, "From", Codes.named(message.getSender()));
            message.getRecipient().forEach(to -> add(lines, "To", Codes.named(to)));
            add(lines, "Kind", Codes.texts(message.getCategory()));
            lines.add(CellLine.prose(ShownText.prose(message.getPayload().stream()
                    .map(payload -> payload.getContent() instanceof StringType text
                            ? text.getValue()
                            : "A part of this message is a file.")
                    .collect(Collectors.joining("\n\n")))));
            ShownText topic = CodedText.of(message.getTopic()).text().orElse(ShownText.of("Message"));
            said(row, topic, message.getStatusElement());
            row.cells(Cell.ofLines(lines));
        });
    }

    /** A note that is a document is named here and opened by its link. */
    private static PendingRow document(Entry<DocumentReference> entry) {
        DocumentReference sent = entry.resource();
        ClinicalDate when = ClinicalDate.of(sent.getDateElement().getValueAsString());
        return PendingRow.of(entry, sent.getIdentifier(), when, (row, document) -> {
            List<CellLine> lines = new ArrayList<>();
            document.getAuthor().forEach(author -> add(lines, "Author", Codes.named(author)));
            add(lines, "Kept by", Codes.named(document.getCustodian()));
            add(lines, "Kind", CodedText.of(document.getType()).text());
            lines.add(CellLine.prose(ShownText.prose(document.getDescription())
                    .orElse(ShownText.of(
                            entry.files().isEmpty()
                                    ? "The source sends no file for this note: open it there."
                                    : "The note is a document."))));
            said(row, title(document), document.getStatusElement());
            row.cells(Cell.ofLines(lines));
        });
    }

    private static ShownText title(DocumentReference document) {
        return document.getContent().stream()
                .map(content -> ShownText.of(content.getAttachment().getTitle()))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(CodedText.of(document.getType()).text())
                .orElse(ShownText.of("Document not named by the source"));
    }

    private static void said(RowBuilder row, ShownText title, PrimitiveType<?> element) {
        String status = Codes.of(element);
        row.what(CodedText.of(title), "")
                .chip(Tone.WARNING, status.isEmpty() ? "Status not given" : "")
                .chip(Tone.WARNING, ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status))
                .status(status);
    }

    private static void add(List<CellLine> about, String label, ShownText value) {
        if (!value.isEmpty()) {
            about.add(CellLine.named(Style.QUIET, label, value));
        }
    }

    private static ShownText component(Observation note, String name) {
        return note.getComponent().stream()
                .filter(part -> isNamed(part, name))
                .map(part -> ValueText.of(part.getValue()))
                .findFirst()
                .orElse(ShownText.NONE);
    }

    private static boolean isOther(ObservationComponentComponent part) {
        return Stream.of("contact", "action", "due").noneMatch(name -> isNamed(part, name));
    }

    /** Nobody has published codes for them: they are told apart by their words. */
    private static boolean isNamed(ObservationComponentComponent part, String name) {
        String label = label(part).toLowerCase(java.util.Locale.ROOT);
        return switch (name) {
            case "due" -> label.contains("due");
            case "action" -> label.contains("action") && !label.contains("due");
            default -> label.contains(name);
        };
    }

    private static String label(ObservationComponentComponent part) {
        return CodedText.of(part.getCode()).text().head();
    }
}
