package org.sightline.tab.panel.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.DocumentLinks;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.NoteRow;
import org.sightline.tab.panel.NoteRow.Action;
import org.sightline.tab.panel.NotesView;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/**
 * What care co-ordinators and services write to each other, in full: case notes of the Notts record (Observation), which
 * no published profile describes further than their category, messages (Communication) and clinical notes filed as
 * documents. A component whose name is not known here is shown under its name.
 */
public final class CaseNotes implements PanelKind {

    private static final Set<String> ORDINARY = Set.of("final", "completed", "current", "amended", "corrected");

    @Override
    public String name() {
        return "case-notes";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation", "Communication", "DocumentReference");
    }

    @Override
    public NotesView show(PanelInput input) {
        List<NoteRow> notes = Duplicates.merged(Stream.of(
                        input.entries(Observation.class)
                                .filter(e -> isRight(Codes.of(e.resource().getStatusElement())))
                                .map(e -> note(e, input.now())),
                        input.entries(Communication.class)
                                .filter(e -> isRight(Codes.of(e.resource().getStatusElement())))
                                .map(CaseNotes::message),
                        input.entries(DocumentReference.class)
                                .filter(e -> isRight(Codes.of(e.resource().getStatusElement()))
                                        && isRight(Codes.of(e.resource().getDocStatusElement())))
                                .map(e -> document(e, input.place())))
                .flatMap(rows -> rows)
                .sorted(Comparator.comparing((NoteRow row) -> row.frame().recorded(), ClinicalDate.LATEST_FIRST))
                .toList());
        boolean actions = notes.stream().anyMatch(note -> !note.actions().isEmpty());
        return new NotesView(
                PanelFrame.of(
                        input,
                        "notes",
                        "",
                        notes.size(),
                        actions ? "Sources do not say whether an action was done: ask its author." : ""),
                "Note",
                input.firstOf(notes),
                notes.size());
    }

    private static boolean isRight(String status) {
        return !status.equals("entered-in-error") && !status.equals("cancelled");
    }

    private static NoteRow note(Entry<Observation> entry, Instant now) {
        Observation note = entry.resource();
        RowNotes notes = new RowNotes(
                        ClinicalDate.of(
                                note.getEffective() instanceof BaseDateTimeType when ? when.getValueAsString() : ""),
                        note,
                        note.getComponent())
                .coded(CodedText.of(note.getCode()))
                .status(Codes.of(note.getStatusElement()));
        ShownText contact = component(note, "contact");
        List<Detail> about = new ArrayList<>();
        note.getPerformer().forEach(performer -> author(entry, performer, about));
        List<Detail> other = note.getComponent().stream()
                .filter(part -> isOther(part))
                .map(part -> new Detail(label(part), ValueText.of(part.getValue())))
                .toList();
        String prose = Stream.concat(
                        Stream.of(
                                note.getValue() instanceof StringType text
                                        ? text.getValue()
                                        : ValueText.of(note.getValue()).whole()),
                        note.getNote().stream().map(annotation -> annotation.getText()))
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        return new NoteRow(
                entry.frame(note.getIdentifier(), notes),
                contact.orElse(CodedText.of(note.getCode()).text()).orElse(ShownText.of("Case note")),
                chips(Codes.of(note.getStatusElement())),
                about,
                ShownText.prose(prose),
                other,
                actions(note, now));
    }

    private static void author(Entry<Observation> entry, Reference performer, List<Detail> about) {
        add(about, "Author", Codes.named(performer));
        if (entry.resolve(performer).orElse(null) instanceof PractitionerRole role) {
            if (Codes.named(performer).isEmpty()) {
                add(about, "Author", Codes.named(role.getPractitioner()));
            }
            add(about, "Role", Codes.texts(role.getCode()));
            add(about, "Team", Codes.named(role.getOrganization()));
        }
    }

    private static List<Action> actions(Observation note, Instant now) {
        ShownText what = component(note, "action");
        ClinicalDate due = note.getComponent().stream()
                .filter(part -> isNamed(part, "due"))
                .map(ObservationComponentComponent::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(date -> ClinicalDate.of((BaseDateTimeType) date))
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
        if (what.isEmpty() && !due.isKnown()) {
            return List.of();
        }
        return List.of(new Action(
                what.orElse(ShownText.of("Action not named")),
                due.isKnown() ? due.text() : "",
                due.isSurelyBefore(now)
                        ? Chip.of(Tone.WARNING, "Due date has passed").toList()
                        : List.of()));
    }

    private static NoteRow message(Entry<Communication> entry) {
        Communication message = entry.resource();
        RowNotes notes = new RowNotes(
                        ClinicalDate.of(message.getSentElement()).orElse(ClinicalDate.of(message.getReceivedElement())),
                        message,
                        message.getPayload())
                .status(Codes.of(message.getStatusElement()));
        List<Detail> about = new ArrayList<>();
        add(about, "From", Codes.named(message.getSender()));
        message.getRecipient().forEach(to -> add(about, "To", Codes.named(to)));
        add(about, "Kind", Codes.texts(message.getCategory()));
        String prose = message.getPayload().stream()
                .map(payload -> payload.getContent() instanceof StringType text
                        ? text.getValue()
                        : "A part of this message is a file, which is not shown here.")
                .collect(Collectors.joining("\n\n"));
        return new NoteRow(
                entry.frame(message.getIdentifier(), notes),
                CodedText.of(message.getTopic()).text().orElse(ShownText.of("Message")),
                chips(Codes.of(message.getStatusElement())),
                about,
                ShownText.prose(prose),
                List.of(),
                List.of());
    }

    /** A note that is a document is named here and opened by its link. */
    private static NoteRow document(Entry<DocumentReference> entry, PanelPlace place) {
        DocumentReference document = entry.resource();
        String status = Codes.of(document.getStatusElement());
        RowNotes notes = new RowNotes(
                        ClinicalDate.of(document.getDateElement().getValueAsString()), document, document.getContent())
                .status(status);
        List<Detail> about = new ArrayList<>();
        document.getAuthor().forEach(author -> add(about, "Author", Codes.named(author)));
        add(about, "Kept by", Codes.named(document.getCustodian()));
        add(about, "Kind", CodedText.of(document.getType()).text());
        List<Link> links = DocumentLinks.of(entry, place);
        ShownText title = document.getContent().stream()
                .map(content -> ShownText.of(content.getAttachment().getTitle()))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(CodedText.of(document.getType()).text());
        return new NoteRow(
                entry.frame(document.getIdentifier(), notes).withDocuments(links),
                title.orElse(ShownText.of("Document not named by the source")),
                chips(status),
                about,
                ShownText.prose(document.getDescription())
                        .orElse(ShownText.of(
                                links.isEmpty()
                                        ? "The source sends no file for this note: open it there."
                                        : "The note is a document.")),
                List.of(),
                List.of());
    }

    private static List<Chip> chips(String status) {
        return Chip.of(
                        Tone.WARNING,
                        status.isEmpty()
                                ? ShownText.of("Status not given")
                                : ORDINARY.contains(status) ? ShownText.NONE : Words.sentence(status))
                .toList();
    }

    private static void add(List<Detail> about, String label, ShownText value) {
        if (!value.isEmpty()) {
            about.add(new Detail(label, value));
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
