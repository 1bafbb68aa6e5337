package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListKind;
import org.sightline.tab.panel.medicines.MedicineClaims.Listed;

/**
 * Medicines as a GP system keeps them: repeat ones with how often they were issued and when they are to be reviewed,
 * and acute ones of a window. The columns are those of GP Connect's medication section.
 */
public final class MedicineIssues {

    private static final String WINDOW = "acute";
    private static final Columns COLUMNS = new Columns("Medicine", List.of("Dose and quantity", "Issues"), "Started");
    private static final TableDefinition REPEAT = TableDefinition.open("Repeat", COLUMNS);
    private static final TableDefinition OTHER =
            TableDefinition.open("Current, not said to be repeat or acute", COLUMNS);
    private static final TableDefinition ACUTE = TableDefinition.open("Acute, the last {months}", COLUMNS);
    private static final TableDefinition NOT_TREATMENT =
            TableDefinition.open("Not current treatment: planned, proposed or not to be given", COLUMNS);
    private static final TableDefinition IN_ERROR =
            TableDefinition.folded(" entered in error, as the source says", COLUMNS);
    private static final TableDefinition ENDED = TableDefinition.folded(" repeat, stopped or finished", COLUMNS);
    private static final TableDefinition OLDER = TableDefinition.folded(" acute, more than {months} ago", COLUMNS);

    private MedicineIssues() {}

    public static PanelKind kind() {
        return ListKind.of("medicine-issues", "medicines", "MedicationStatement", "MedicationRequest")
                .orElse("No current medicine in what was received.")
                .in(REPEAT, OTHER, ACUTE, NOT_TREATMENT, ENDED, OLDER, IN_ERROR)
                .rows(MedicineIssues::rows)
                .withWindows(Set.of(WINDOW));
    }

    private static Stream<PendingRow> rows(PanelInput input) {
        List<Listed> all = Medicine.of(input)
                .map(medicine -> new Listed(medicine, row(medicine, input)))
                .toList();
        MedicineClaims.mark(all, input.monthsBack(WINDOW));
        return all.stream().map(Listed::row);
    }

    private static TableDefinition table(Medicine medicine, Instant from) {
        if (medicine.state() == MedicineState.IN_ERROR) {
            return IN_ERROR;
        }
        if (medicine.state().isNotTreatment()) {
            return NOT_TREATMENT;
        }
        if (medicine.acute()) {
            return medicine.dates().latest().mayBeSince(from) ? ACUTE : OLDER;
        }
        if (medicine.hasEnded()) {
            return ENDED;
        }
        return medicine.course().isEmpty() ? OTHER : REPEAT;
    }

    private static PendingRow row(Medicine medicine, PanelInput input) {
        ClinicalDate started = medicine.dates().from().orElse(medicine.dates().recorded());
        return PendingRow.of(
                        medicine.entry(),
                        medicine.identifiers(),
                        started,
                        (row, _) -> content(row, medicine, input.now()))
                .in(table(medicine, input.monthsBack(WINDOW)));
    }

    private static void content(RowBuilder row, Medicine medicine, Instant now) {
        MedicineIssue issue = MedicineIssue.of(medicine.entry().resource());
        boolean ended = medicine.hasEnded();
        List<ShownText> dose = new ArrayList<>(MedicineContent.of(row, medicine, now));
        dose.add(issue.quantity());
        row.chip(Tone.WARNING, !ended && issue.isUsedUp() ? "All issues used" : "")
                .chip(Tone.WARNING, !ended && issue.review().isSurelyBefore(now) ? "Review overdue" : "")
                .cells(
                        Cell.of(dose),
                        Cell.of(
                                dated("Last issued ", medicine.dates().lastIssued()),
                                issue.count(),
                                dated("Review by ", issue.review()),
                                ended ? dated("Ended ", medicine.dates().until()) : ShownText.NONE));
    }

    private static ShownText dated(String label, ClinicalDate date) {
        return date.isKnown() ? ShownText.of(label + date.text()) : ShownText.NONE;
    }
}
