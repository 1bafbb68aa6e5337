package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.DoseText;
import org.sightline.tab.panel.listing.ListingKind;
import org.sightline.tab.panel.listing.MedicineName;
import org.sightline.tab.panel.listing.PlacedRow;

/**
 * Medicines as a GP system keeps them: repeat ones with how often they were issued and when they are to be reviewed,
 * and acute ones of a window. The columns are those of GP Connect's medication section.
 */
public final class MedicineIssues implements ListingKind {

    private static final String ACUTE = "acute";
    private static final Columns COLUMNS = new Columns("Medicine", List.of("Dose and quantity", "Issues"), "Started");

    private enum Place {
        REPEAT,
        OTHER,
        ACUTE,
        ENDED,
        OLDER
    }

    @Override
    public String name() {
        return "medicine-issues";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("MedicationStatement", "MedicationRequest");
    }

    @Override
    public Set<String> windows() {
        return Set.of(ACUTE);
    }

    @Override
    public Panel show(PanelInput input) {
        Instant from = input.monthsBack(ACUTE);
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                Stream.concat(
                                input.entries(MedicationStatement.class).map(Medicine::ofStatement),
                                input.entries(MedicationRequest.class).map(Medicine::ofRequest))
                        .filter(medicine -> !medicine.status().equals("entered-in-error"))
                        .map(medicine -> new PlacedRow<>(place(medicine, from), row(medicine, input.now()))));
        List<Row> repeat = PlacedRow.table(tables, Place.REPEAT);
        List<Row> other = PlacedRow.table(tables, Place.OTHER);
        List<Row> acute = PlacedRow.table(tables, Place.ACUTE);
        String last = input.definition().months(ACUTE) + " months";
        return new Panel(
                PanelFrame.of(input, "medicines", "", repeat.size() + other.size() + acute.size(), ""),
                "No current medicine in what was received.",
                List.of(
                        Table.open(input, "Repeat", COLUMNS, repeat),
                        Table.open(input, "Current, not said to be repeat or acute", COLUMNS, other),
                        Table.open(input, "Acute, the last " + last, COLUMNS, acute),
                        Table.folded(
                                input, " repeat, stopped or finished", COLUMNS, PlacedRow.table(tables, Place.ENDED)),
                        Table.folded(
                                input,
                                " acute, more than " + last + " ago",
                                COLUMNS,
                                PlacedRow.table(tables, Place.OLDER))),
                List.of());
    }

    private static Place place(Medicine medicine, Instant from) {
        if (medicine.acute()) {
            return Medicines.latest(medicine).mayBeSince(from) ? Place.ACUTE : Place.OLDER;
        }
        if (Medicines.hasEnded(medicine)) {
            return Place.ENDED;
        }
        return medicine.course().isEmpty() ? Place.OTHER : Place.REPEAT;
    }

    private static Row row(Medicine medicine, Instant now) {
        MedicineName name = MedicineName.of(medicine.entry(), medicine.medication());
        MedicineIssue issue = MedicineIssue.of(medicine.entry().resource());
        boolean ended = Medicines.hasEnded(medicine);
        List<ShownText> dose = new ArrayList<>(DoseText.of(medicine.dosages()));
        dose.add(issue.quantity());
        return new Row(
                medicine.entry()
                        .frame(
                                medicine.identifiers(),
                                Medicines.notes(medicine, name, medicine.from().orElse(medicine.recorded()))),
                name.shown(),
                Stream.concat(
                                Medicines.chips(medicine, ended, now).stream(),
                                ended ? Stream.empty() : chips(issue, now))
                        .toList(),
                List.of(
                        Cell.of(dose.toArray(ShownText[]::new)),
                        Cell.of(
                                dated("Last issued ", medicine.lastIssued()),
                                issue.count(),
                                dated("Review by ", issue.review()),
                                ended ? dated("Ended ", medicine.until()) : ShownText.NONE)));
    }

    private static Stream<Chip> chips(MedicineIssue issue, Instant now) {
        return Stream.concat(
                Chip.of(Tone.WARNING, issue.isUsedUp() ? "All issues used" : ""),
                Chip.of(Tone.WARNING, issue.review().isSurelyBefore(now) ? "Review overdue" : ""));
    }

    private static ShownText dated(String label, ClinicalDate date) {
        return date.isKnown() ? ShownText.of(label + date.text()) : ShownText.NONE;
    }
}
