package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
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
 * Administrative items: messages and letters (Communication), recalls and other jobs (Task), and flags of the
 * administrative category. Clinical flags are alerts, and documents have a panel of their own.
 */
public final class Administration implements ListingKind {

    private static final String ADMINISTRATIVE = "administrative";
    private static final Columns COLUMNS = new Columns("Item", List.of("From and to", "In words"), "Date");

    @Override
    public String name() {
        return "administration";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Communication", "Task", "Flag");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of(ADMINISTRATIVE);
    }

    @Override
    public Panel show(PanelInput input) {
        List<Row> rows = Row.latestFirst(Stream.of(
                        input.entries(Communication.class).flatMap(Administration::message),
                        input.entries(Task.class).flatMap(Administration::task),
                        input.entries(Flag.class)
                                .filter(entry -> entry.resource().getCategory().stream()
                                        .anyMatch(kind -> input.definition().lists(ADMINISTRATIVE, kind)))
                                .flatMap(Administration::flag))
                .flatMap(all -> all));
        return new Panel(
                PanelFrame.of(input, "administrative items", input.definition().asked(), rows.size(), ""),
                "",
                List.of(Table.open(input, "", COLUMNS, rows)),
                List.of());
    }

    private static Stream<Row> message(Entry<Communication> entry) {
        Communication message = entry.resource();
        CodedText topic = CodedText.of(message.getTopic());
        ShownText category = Codes.texts(message.getCategory());
        RowNotes notes = new RowNotes(
                        ClinicalDate.of(message.getSentElement()).orElse(ClinicalDate.of(message.getReceivedElement())),
                        message,
                        message.getPayload())
                .coded(topic)
                .detail("Kind", category)
                .annotations(message.getNote());
        ShownText[] words = message.getPayload().stream()
                .map(payload -> payload(payload.getContent()))
                .toArray(ShownText[]::new);
        return row(
                entry,
                message.getIdentifier(),
                Codes.of(message.getStatusElement()),
                topic.isEmpty() ? CodedText.ofText(category.whole()) : topic,
                notes,
                between(Stream.of(message.getSender()), message.getRecipient().stream()),
                Cell.of(words));
    }

    private static ShownText payload(Type content) {
        return content == null || content.isPrimitive()
                ? ShownText.of(content == null ? null : content.primitiveValue())
                : ShownText.of("An attachment: see it at its source");
    }

    private static Stream<Row> task(Entry<Task> entry) {
        Task task = entry.resource();
        CodedText what = CodedText.of(task.getCode());
        ShownText description = ShownText.of(task.getDescription());
        RowNotes notes = new RowNotes(ClinicalDate.of(task.getAuthoredOnElement()), task, List.of())
                .coded(what)
                .detail("Finished", ClinicalDate.of(task.getExecutionPeriod().getEndElement()))
                .annotations(task.getNote());
        ClinicalDate due = ClinicalDate.of(task.getRestriction().getPeriod().getEndElement());
        return row(
                entry,
                task.getIdentifier(),
                Codes.of(task.getStatusElement()),
                what.isEmpty() ? CodedText.ofText(description.whole()) : what,
                notes,
                between(Stream.of(task.getRequester()), Stream.of(task.getOwner())),
                Cell.of(
                        what.isEmpty() ? ShownText.NONE : description,
                        CodedText.of(task.getBusinessStatus()).text(),
                        due.isKnown() ? ShownText.of("Due by " + due.text()) : ShownText.NONE));
    }

    private static Stream<Row> flag(Entry<Flag> entry) {
        Flag flag = entry.resource();
        CodedText what = CodedText.of(flag.getCode());
        RowNotes notes = new RowNotes(ClinicalDate.of(flag.getPeriod().getStartElement()), flag, List.of()).coded(what);
        return row(
                entry,
                flag.getIdentifier(),
                Codes.of(flag.getStatusElement()),
                what,
                notes,
                between(Stream.of(flag.getAuthor()), Stream.empty()),
                Cell.of(Codes.texts(flag.getCategory())));
    }

    private static Stream<Row> row(
            Entry<? extends DomainResource> entry,
            List<Identifier> identifiers,
            String status,
            CodedText what,
            RowNotes notes,
            Cell between,
            Cell words) {
        if ("entered-in-error".equals(status)) {
            return Stream.empty();
        }
        boolean usual = Set.of("completed", "active").contains(status);
        return Stream.of(new Row(
                entry.frame(identifiers, notes.status(status)),
                what.isEmpty() ? CodedText.ofText("Item not named by the source") : what,
                (status.isEmpty()
                                ? Chip.of(Tone.WARNING, "Status not given")
                                : Chip.of(Tone.PLAIN, usual ? ShownText.NONE : Words.sentence(status)))
                        .toList(),
                List.of(between, words)));
    }

    private static Cell between(Stream<Reference> from, Stream<Reference> to) {
        return Cell.of(Stream.concat(
                        from.map(reference -> labelled("From ", reference)),
                        to.map(reference -> labelled("To ", reference)))
                .toArray(ShownText[]::new));
    }

    private static ShownText labelled(String label, Reference reference) {
        ShownText named = RowNotes.named(reference);
        return named.isEmpty() ? named : ShownText.of(label + named);
    }
}
