package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.LaterList;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.DoseText;
import org.sightline.tab.panel.listing.MedicineName;

/** Medicines: current ones, recently stopped ones, recent acute ones, and everything older behind a line. */
public final class Medicines implements PanelKind {

    private static final String STOPPED = "stopped";
    private static final String ACUTE = "acute";
    private static final Set<String> ENDED = Set.of("stopped", "completed", "cancelled", "not-taken");

    @Override
    public String name() {
        return "medicines";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("MedicationStatement", "MedicationRequest");
    }

    @Override
    public Set<String> windows() {
        return Set.of(STOPPED, ACUTE);
    }

    @Override
    public MedicinesView show(PanelInput input) {
        List<Medicine> medicines = Stream.concat(
                        input.entries(MedicationStatement.class).map(Medicine::ofStatement),
                        input.entries(MedicationRequest.class).map(Medicine::ofRequest))
                .filter(m -> !m.status().equals("entered-in-error"))
                .toList();
        int stoppedMonths = input.definition().months(STOPPED);
        int acuteMonths = input.definition().months(ACUTE);
        Map<Group, List<Medicine>> groups = grouped(input, medicines);
        List<MedicineRow> current = rows(input, groups, Group.CURRENT);
        List<Fold<MedicineRow>> folds = Stream.of(
                        fold(
                                input,
                                rows(input, groups, Group.STOPPED),
                                " stopped or finished in the last " + months(stoppedMonths)),
                        fold(
                                input,
                                rows(input, groups, Group.RECENT_ACUTE),
                                " acute, finished in the last " + months(acuteMonths)),
                        fold(
                                input,
                                rows(input, groups, Group.OLDER),
                                " older: stopped earlier, or acute and over " + months(acuteMonths) + " old"))
                .flatMap(fold -> fold)
                .toList();
        String window = "Current medicines are shown. Stopped ones open below: the last " + months(stoppedMonths)
                + " (acute ones " + months(acuteMonths) + "), then older ones.";
        return new MedicinesView(PanelFrame.of(input, "medicines", "", current.size(), window), current, folds);
    }

    private static Stream<Fold<MedicineRow>> fold(PanelInput input, List<MedicineRow> rows, String words) {
        return rows.isEmpty() ? Stream.empty() : Stream.of(Fold.of(input, rows.size() + words, rows));
    }

    private static String months(int months) {
        return months == 1 ? "month" : months + " months";
    }

    private static List<MedicineRow> rows(PanelInput input, Map<Group, List<Medicine>> groups, Group group) {
        List<MedicineRow> rows = groups.getOrDefault(group, List.of()).stream()
                .map(m -> row(m, input.now()))
                .toList();
        List<MedicineRow> merged = new ArrayList<>(Duplicates.merged(rows));
        merged.sort(
                group == Group.CURRENT
                        ? Comparator.comparing(row -> row.what().text().whole(), String.CASE_INSENSITIVE_ORDER)
                        : Comparator.comparing(MedicineRow::ended, ClinicalDate.LATEST_FIRST));
        return merged;
    }

    private static Map<Group, List<Medicine>> grouped(PanelInput input, List<Medicine> medicines) {
        Instant acuteFrom = input.monthsBack(ACUTE);
        Instant stoppedFrom = input.monthsBack(STOPPED);
        return medicines.stream().collect(Collectors.groupingBy(m -> groupOf(m, acuteFrom, stoppedFrom)));
    }

    private static Group groupOf(Medicine medicine, Instant acuteFrom, Instant stoppedFrom) {
        boolean oldAcute = medicine.acute() && !latest(medicine).mayBeSince(acuteFrom);
        if (!hasEnded(medicine)) {
            return oldAcute ? Group.OLDER : Group.CURRENT;
        }
        if (latest(medicine).mayBeSince(stoppedFrom)) {
            return Group.STOPPED;
        }
        return medicine.acute() && !oldAcute ? Group.RECENT_ACUTE : Group.OLDER;
    }

    /** The last date known of it: when it ended, else was issued, recorded or begun. */
    static ClinicalDate latest(Medicine medicine) {
        return medicine.until()
                .orElse(medicine.lastIssued())
                .orElse(medicine.recorded())
                .orElse(medicine.from());
    }

    static boolean hasEnded(Medicine medicine) {
        return ENDED.contains(medicine.status());
    }

    private static MedicineRow row(Medicine medicine, Instant now) {
        MedicineName name = MedicineName.of(medicine.entry(), medicine.medication());
        boolean ended = hasEnded(medicine);
        return new MedicineRow(
                medicine.entry()
                        .frame(
                                medicine.identifiers(),
                                notes(medicine, name, medicine.recorded().orElse(medicine.from()))),
                name.shown(),
                chips(medicine, ended, now),
                LaterList.of(() -> DoseText.of(medicine.dosages())),
                medicine.lastIssued(),
                ended ? medicine.until() : ClinicalDate.NOT_RECORDED);
    }

    /** @param when the date its row stands under */
    static RowNotes notes(Medicine medicine, MedicineName name, ClinicalDate when) {
        RowNotes notes = new RowNotes(when, medicine.entry().resource(), medicine.parts());
        name.resolved()
                .filter(m -> m.hasModifierExtension() || m.hasImplicitRules())
                .ifPresent(
                        _ -> notes.caution(
                                "The source’s entry of this medicine has a condition that cannot be shown here. Check it at the source."));
        if (name.dangling()) {
            notes.caution(
                    name.text().isEmpty()
                            ? "The source did not send which medicine this is. Check it at the source."
                            : "Only the medicine’s name was sent, not its full entry.");
        }
        return notes.later(details -> details(medicine, name, details));
    }

    private static void details(Medicine medicine, MedicineName name, RowNotes notes) {
        notes.coded(name.text()).status(medicine.status()).detail("Started", medicine.from());
        MedicineIssue issue = MedicineIssue.of(medicine.entry().resource());
        notes.detail("Issues", issue.count()).detail("Review by", issue.review());
        name.resolved()
                .ifPresent(m -> notes.detail("Form", CodedText.of(m.getForm()).text()));
        switch (medicine.entry().resource()) {
            case MedicationRequest request ->
                notes.by("Prescribed by", request.getRequester())
                        .by("Recorded by", request.getRecorder())
                        .detail("Kind of entry", ShownText.of("Prescription" + intent(request)))
                        .detail("Quantity", ValueText.of(quantity(request)))
                        .detail("Ends", medicine.until())
                        .detail("Reason", Codes.texts(request.getReasonCode()))
                        .detail(
                                "Why in this state",
                                CodedText.of(request.getStatusReason()).text())
                        .annotations(request.getNote());
            case MedicationStatement statement ->
                notes.by("Said by", statement.getInformationSource())
                        .detail("Kind of entry", ShownText.of("Medication statement"))
                        .detail("Ends", medicine.until())
                        .detail("Reason", Codes.texts(statement.getReasonCode()))
                        .detail("Why in this state", Codes.texts(statement.getStatusReason()))
                        .annotations(statement.getNote());
            default -> throw new IllegalStateException("not a medicine");
        }
    }

    private static @Nullable Quantity quantity(MedicationRequest request) {
        return request.getDispenseRequest().hasQuantity()
                ? request.getDispenseRequest().getQuantity()
                : null;
    }

    private static String intent(MedicationRequest request) {
        MedicationRequestIntent intent = request.getIntent();
        return intent == null || intent == MedicationRequestIntent.NULL ? "" : " (" + intent.toCode() + ")";
    }

    static List<Chip> chips(Medicine medicine, boolean ended, Instant now) {
        boolean never = medicine.entry().resource() instanceof MedicationRequest request && request.getDoNotPerform();
        boolean proposed = medicine.entry().resource() instanceof MedicationRequest request
                && (request.getIntent() == MedicationRequestIntent.PROPOSAL
                        || request.getIntent() == MedicationRequestIntent.OPTION);
        boolean overdue = !ended && medicine.until().isSurelyBefore(now);
        String status = medicine.status();
        return Stream.of(
                        Chip.of(Tone.DANGER, never ? "Do not give" : ""),
                        Chip.of(Tone.PLAIN, medicine.course()),
                        Chip.of(Tone.PLAIN, proposed ? "Proposed, not ordered" : ""),
                        Chip.of(
                                status.equals("on-hold") ? Tone.WARNING : Tone.PLAIN,
                                Words.sentence(status.equals("active") ? "" : status)),
                        Chip.of(Tone.WARNING, status.isEmpty() ? "Status not given" : ""),
                        Chip.of(
                                Tone.WARNING,
                                overdue ? "End date passed: " + medicine.until().text() : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    private enum Group {
        CURRENT,
        STOPPED,
        RECENT_ACUTE,
        OLDER
    }
}
