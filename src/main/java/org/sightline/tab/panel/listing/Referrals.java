package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
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
 * Referrals: those under way, and behind lines the ended ones and what was ordered of a laboratory or of imaging. Few
 * sources say which of their requests is a referral, so all are taken for one but those known to be something else.
 */
public final class Referrals implements ListingKind {

    private static final String OTHER_ORDERS = "otherOrders";
    private static final Columns COLUMNS =
            new Columns("Referred for", List.of("From and to", "Reason and priority"), "Referred");
    private static final Set<String> URGENT = Set.of("urgent", "asap", "stat");
    private static final Set<String> ENDED = Set.of("completed", "revoked");

    private enum Place {
        UNDER_WAY,
        ENDED,
        OTHER_ORDERS
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("ServiceRequest");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of(OTHER_ORDERS);
    }

    @Override
    public Panel show(PanelInput input) {
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(ServiceRequest.class)
                        .filter(entry -> !"entered-in-error".equals(status(entry.resource())))
                        .map(entry -> row(input, entry)));
        List<Row> underWay = PlacedRow.table(tables, Place.UNDER_WAY);
        List<Row> others = PlacedRow.table(tables, Place.OTHER_ORDERS);
        return new Panel(
                PanelFrame.of(input, "referrals", input.definition().asked(), underWay.size(), ""),
                "No referral is under way, in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, underWay),
                        Table.folded(input, " completed or withdrawn", COLUMNS, PlacedRow.table(tables, Place.ENDED)),
                        Table.folded(
                                input,
                                others.size() == 1
                                        ? " request to a laboratory or for imaging"
                                        : " requests to a laboratory or for imaging",
                                COLUMNS,
                                others)),
                List.of());
    }

    private static PlacedRow<Place> row(PanelInput input, Entry<ServiceRequest> entry) {
        ServiceRequest request = entry.resource();
        CodedText what = CodedText.of(request.getCode());
        RowNotes notes = new RowNotes(ClinicalDate.of(request.getAuthoredOnElement()), request, List.of())
                .coded(what)
                .status(status(request))
                .detail("Intent", Words.sentence(Codes.of(request.getIntentElement())))
                .detail("Priority", Words.sentence(priority(request)))
                .detail("Kind", Codes.texts(request.getCategory()))
                .detail("Details", Codes.texts(request.getOrderDetail()))
                .detail(
                        "Speciality asked for",
                        CodedText.of(request.getPerformerType()).text())
                .detail("For the patient", ShownText.of(request.getPatientInstruction()))
                .by("Referred by", request.getRequester())
                .annotations(request.getNote());
        return new PlacedRow<>(
                place(input, request),
                new Row(
                        entry.frame(request.getIdentifier(), notes),
                        what.isEmpty() ? CodedText.ofText("Not said for what") : what,
                        chips(request),
                        List.of(fromAndTo(request), reasonAndPriority(request))));
    }

    private static Place place(PanelInput input, ServiceRequest request) {
        if (request.getCategory().stream().anyMatch(kind -> input.definition().lists(OTHER_ORDERS, kind))) {
            return Place.OTHER_ORDERS;
        }
        return ENDED.contains(status(request)) ? Place.ENDED : Place.UNDER_WAY;
    }

    private static Cell fromAndTo(ServiceRequest request) {
        return Cell.of(Stream.concat(
                        Stream.of(labelled("From ", request.getRequester())),
                        request.getPerformer().stream().map(performer -> labelled("To ", performer)))
                .toArray(ShownText[]::new));
    }

    private static Cell reasonAndPriority(ServiceRequest request) {
        return Cell.of(
                Codes.texts(request.getReasonCode()),
                URGENT.contains(priority(request)) ? ShownText.NONE : Words.sentence(priority(request)));
    }

    /** Besides the status: what makes it urgent, what makes it no order yet, and what turns it round. */
    private static List<Chip> chips(ServiceRequest request) {
        String priority = priority(request);
        String status = status(request);
        String intent = Codes.of(request.getIntentElement());
        boolean ordered = intent.isEmpty() || intent.equals("order") || intent.endsWith("-order");
        return Stream.of(
                        Chip.of(Tone.DANGER, request.getDoNotPerform() ? "Not to be done" : ""),
                        Chip.of(
                                Tone.WARNING,
                                switch (priority) {
                                    case "urgent" -> "Urgent";
                                    case "asap" -> "As soon as possible";
                                    case "stat" -> "At once";
                                    default -> "";
                                }),
                        statusChip(status),
                        Chip.of(Tone.WARNING, ordered ? ShownText.NONE : Words.sentence(intent)))
                .flatMap(chip -> chip)
                .toList();
    }

    private static Stream<Chip> statusChip(String status) {
        return switch (status) {
            case "active" -> Stream.empty();
            case "completed" -> Chip.of(Tone.PLAIN, "Completed");
            case "revoked" -> Chip.of(Tone.PLAIN, "Withdrawn");
            case "draft" -> Chip.of(Tone.WARNING, "Draft, not sent");
            case "" -> Chip.of(Tone.WARNING, "Status not given");
            default -> Chip.of(Tone.WARNING, Words.sentence(status));
        };
    }

    private static ShownText labelled(String label, Reference reference) {
        ShownText named = RowNotes.named(reference);
        return named.isEmpty() ? named : ShownText.of(label + named);
    }

    private static String priority(ServiceRequest request) {
        return Codes.of(request.getPriorityElement());
    }

    private static String status(ServiceRequest request) {
        return Codes.of(request.getStatusElement());
    }
}
