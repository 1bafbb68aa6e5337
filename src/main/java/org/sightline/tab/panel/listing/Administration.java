package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Administrative items: messages and letters (Communication), recalls and other jobs (Task), and flags of the
 * administrative category. Clinical flags are alerts, and documents have a panel of their own.
 */
public final class Administration {

    private static final String ADMINISTRATIVE = "administrative";
    private static final TableDefinition ITEMS =
            TableDefinition.open("", new Columns("Item", List.of("From and to", "In words"), "Date"));
    private static final Set<String> USUAL = Set.of("completed", "active");

    private Administration() {}

    public static PanelKind kind() {
        return ListKind.of("administration", "administrative items", "Communication", "Task", "Flag")
                .in(ITEMS)
                .rows(input -> Stream.of(
                                input.entries(Communication.class).map(Administration::message),
                                input.entries(Task.class).map(Administration::task),
                                input.entries(Flag.class)
                                        .filter(entry -> entry.resource().getCategory().stream()
                                                .anyMatch(kind ->
                                                        input.definition().lists(ADMINISTRATIVE, kind)))
                                        .map(Administration::flag))
                        .flatMap(rows -> rows)
                        .map(row -> row.in(ITEMS)))
                .withCodeLists(Set.of(ADMINISTRATIVE));
    }

    private static PendingRow message(Entry<Communication> entry) {
        Communication sent = entry.resource();
        ClinicalDate when = ClinicalDate.of(sent.getSentElement()).orElse(ClinicalDate.of(sent.getReceivedElement()));
        return PendingRow.of(entry, sent.getIdentifier(), when, (row, message) -> {
            CodedText topic = CodedText.of(message.getTopic());
            ShownText category = Codes.texts(message.getCategory());
            row.coded(topic)
                    .detail("Kind", category)
                    .annotations(message.getNote())
                    .cells(
                            between(Stream.of(message.getSender()), message.getRecipient().stream()),
                            Cell.of(message.getPayload().stream()
                                    .map(payload -> payload(payload.getContent()))
                                    .toList()));
            named(row, topic.isEmpty() ? CodedText.ofText(category.whole()) : topic, message.getStatusElement());
        });
    }

    private static ShownText payload(Type content) {
        return content == null || content.isPrimitive()
                ? ShownText.of(content == null ? null : content.primitiveValue())
                : ShownText.of("An attachment: see it at its source");
    }

    private static PendingRow task(Entry<Task> entry) {
        Task sent = entry.resource();
        return PendingRow.of(entry, sent.getIdentifier(), ClinicalDate.of(sent.getAuthoredOnElement()), (row, task) -> {
            CodedText what = CodedText.of(task.getCode());
            ShownText description = ShownText.of(task.getDescription());
            ClinicalDate due = ClinicalDate.of(task.getRestriction().getPeriod().getEndElement());
            row.coded(what)
                    .detail(
                            "Finished",
                            ClinicalDate.of(task.getExecutionPeriod().getEndElement()))
                    .annotations(task.getNote())
                    .cells(
                            between(Stream.of(task.getRequester()), Stream.of(task.getOwner())),
                            Cell.of(
                                    what.isEmpty() ? ShownText.NONE : description,
                                    CodedText.of(task.getBusinessStatus()).text(),
                                    ShownText.of(due.isKnown() ? "Due by " + due.text() : "")));
            named(row, what.isEmpty() ? CodedText.ofText(description.whole()) : what, task.getStatusElement());
        });
    }

    private static PendingRow flag(Entry<Flag> entry) {
        Flag sent = entry.resource();
        ClinicalDate since = ClinicalDate.of(sent.getPeriod().getStartElement());
        return PendingRow.of(entry, sent.getIdentifier(), since, (row, flag) -> {
            CodedText what = CodedText.of(flag.getCode());
            row.coded(what)
                    .cells(
                            between(Stream.of(flag.getAuthor()), Stream.empty()),
                            Cell.of(Codes.texts(flag.getCategory())));
            named(row, what, flag.getStatusElement());
        });
    }

    private static void named(RowBuilder row, CodedText what, PrimitiveType<?> element) {
        String status = Codes.of(element);
        row.what(what, "Item not named by the source")
                .chip(Tone.WARNING, status.isEmpty() ? "Status not given" : "")
                .chip(Tone.PLAIN, USUAL.contains(status) ? ShownText.NONE : Words.sentence(status))
                .status(status);
    }

    private static Cell between(Stream<Reference> from, Stream<Reference> to) {
        return Cell.of(Stream.concat(
                        from.map(reference -> Codes.labelled("From ", Codes.named(reference))),
                        to.map(reference -> Codes.labelled("To ", Codes.named(reference))))
                .toList());
    }
}
