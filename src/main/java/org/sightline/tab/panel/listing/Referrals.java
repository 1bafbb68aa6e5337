package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
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
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/**
 * Referrals under way, and under a heading of their own the tests ordered of a laboratory or of imaging; behind lines
 * those of either that are over. Few sources say which of their requests is a referral, so all are taken for one but
 * those known to be something else.
 */
public final class Referrals {

    private static final String OTHER_ORDERS = "otherOrders";
    private static final Columns COLUMNS =
            new Columns("Referred for", List.of("From and to", "Reason and priority"), "Referred");
    private static final TableDefinition UNDER_WAY = TableDefinition.open("", COLUMNS);
    private static final TableDefinition ENDED = TableDefinition.folded(" completed or withdrawn", COLUMNS);
    private static final TableDefinition TESTS =
            TableDefinition.open("Tests ordered", new Columns("Test", COLUMNS.others(), "Ordered"));
    private static final TableDefinition TESTS_OVER =
            TableDefinition.folded(" ordered test{s} completed or withdrawn", TESTS.columns());
    /** What a category without a reviewed code says of a test. */
    private static final Pattern OF_TESTS = Pattern.compile("(?i)\\b(laborator|patholog|imaging|radiolog|x-ray)");

    private static final Set<String> URGENT = Set.of("urgent", "asap", "stat");
    private static final Set<String> OVER = Set.of("completed", "revoked");

    private Referrals() {}

    public static PanelKind kind() {
        return ListKind.of("referrals", "referrals", "ServiceRequest")
                .orElse("No referral is under way, in what was received.")
                .in(UNDER_WAY, ENDED, TESTS, TESTS_OVER)
                .rows(input -> input.entries(ServiceRequest.class).map(entry -> row(input, entry)))
                .withCodeLists(Set.of(OTHER_ORDERS));
    }

    private static PendingRow row(PanelInput input, Entry<ServiceRequest> entry) {
        ServiceRequest request = entry.resource();
        return PendingRow.of(
                        entry,
                        request.getIdentifier(),
                        ClinicalDate.of(request.getAuthoredOnElement()),
                        Referrals::content)
                .in(table(input, request));
    }

    private static void content(RowBuilder row, ServiceRequest request) {
        CodedText what = CodedText.of(request.getCode());
        row.what(what, "Not said for what")
                .chips(chips(request))
                .cells(fromAndTo(request), reasonAndPriority(request))
                .coded(what)
                .status(status(request))
                .detail("Intent", Words.sentence(Codes.of(request.getIntentElement())))
                .detail("Priority", Words.sentence(priority(request)))
                .detail("Kind", Codes.texts(request.getCategory()))
                .detail("Details", Codes.texts(request.getOrderDetail()))
                .detail(
                        "Speciality asked for",
                        CodedText.of(request.getPerformerType()).full())
                .detail("For the patient", ShownText.of(request.getPatientInstruction()))
                .by("Referred by", request.getRequester())
                .annotations(request.getNote());
    }

    private static TableDefinition table(PanelInput input, ServiceRequest request) {
        boolean over = OVER.contains(status(request));
        boolean test = request.getCategory().stream().anyMatch(kind -> isOfTests(input, kind));
        return test ? over ? TESTS_OVER : TESTS : over ? ENDED : UNDER_WAY;
    }

    private static boolean isOfTests(PanelInput input, CodeableConcept kind) {
        return input.definition().lists(OTHER_ORDERS, kind)
                || OF_TESTS.matcher(CodedText.of(kind).text().whole()).find();
    }

    private static Cell fromAndTo(ServiceRequest request) {
        return Cell.of(Stream.concat(
                        Stream.of(Codes.labelled("From ", Codes.named(request.getRequester()))),
                        request.getPerformer().stream().map(performer -> Codes.labelled("To ", Codes.named(performer))))
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
                        Chip.of(Tone.DANGER, Codes.is(request.getDoNotPerformElement()) ? "Not to be done" : ""),
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

    private static String priority(ServiceRequest request) {
        return Codes.of(request.getPriorityElement());
    }

    private static String status(ServiceRequest request) {
        return Codes.of(request.getStatusElement());
    }
}
