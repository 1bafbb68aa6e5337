package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.DoseText;
import org.sightline.tab.panel.listing.MedicineName;

/** What the row of a medicine says in every panel. */
final class MedicineContent {

    private MedicineContent() {}

    /** All but its cells; gives the lines of its dose, which stand in one of them. */
    static List<ShownText> of(RowBuilder row, Medicine medicine, Instant now) {
        MedicineName name = medicine.name();
        DoseText dose = DoseText.of(medicine.dosages());
        row.what(name.shown(), "").chips(chips(medicine, now));
        row.elsewhere(dose.told());
        dose.cautions().forEach(row::caution);
        name.resolved().ifPresent(row::tellsOf);
        if (name.dangling()) {
            row.caution(
                    name.text().isEmpty()
                            ? "The source did not send which medicine this is. Check it at the source."
                            : "Only the medicine’s name was sent, not its full entry.");
        }
        details(row, medicine, name);
        return dose.lines();
    }

    private static void details(RowBuilder row, Medicine medicine, MedicineName name) {
        MedicineIssue issue = MedicineIssue.of(medicine.entry().resource());
        row.coded(name.text())
                .status(medicine.status())
                .detail("Started", medicine.dates().from())
                .detail("Issues", issue.count())
                .detail("Review by", issue.review());
        MedicineDetails details = new MedicineDetails(row, medicine.entry());
        name.resolved().ifPresent(details::product);
        switch (medicine.entry().resource()) {
            case MedicationRequest request -> details.prescription(request, medicine.course());
            case MedicationStatement statement -> details.statement(statement, medicine.dates());
            default -> throw new IllegalStateException("not a medicine");
        }
    }

    private static List<Chip> chips(Medicine medicine, Instant now) {
        MedicationRequest request =
                medicine.entry().resource() instanceof MedicationRequest one ? one : new MedicationRequest();
        ClinicalDate until = medicine.dates().until();
        ClinicalDate valid =
                ClinicalDate.of(request.getDispenseRequest().getValidityPeriod().getEndElement());
        MedicineState state = medicine.state();
        boolean notGiven = Codes.is(request.getDoNotPerformElement());
        boolean overdue = !medicine.hasEnded() && until.isSurelyBefore(now);
        String status = medicine.status();
        return Stream.of(
                        Chip.of(Tone.DANGER, notGiven ? MedicineState.NOT_TO_BE_GIVEN.words() : ""),
                        Chip.of(Tone.DANGER, state == MedicineState.IN_ERROR ? state.words() : ""),
                        Chip.of(Tone.PLAIN, medicine.course()),
                        Chip.of(Tone.WARNING, MedicineDetails.urgency(request)),
                        Chip.of(Tone.WARNING, state.isNotTreatment() && !notGiven ? state.words() : ""),
                        Chip.of(
                                status.equals("on-hold") ? Tone.WARNING : Tone.PLAIN,
                                Words.sentence(status.equals("active") ? "" : status)),
                        Chip.of(Tone.WARNING, status.isEmpty() ? "Status not given" : ""),
                        Chip.of(Tone.WARNING, overdue ? "End date passed: " + until.text() : ""),
                        Chip.of(
                                Tone.WARNING,
                                state == MedicineState.CURRENT && valid.isSurelyBefore(now)
                                        ? "Prescription valid until " + valid.text()
                                        : ""))
                .flatMap(chip -> chip)
                .toList();
    }
}
