package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.DoseText;

/** Medicines: current ones, recently stopped ones, recent acute ones, and everything older behind a line. */
public final class Medicines implements PanelKind {

    private static final String STOPPED = "stopped";
    private static final String ACUTE = "acute";
    private static final TableDefinition CURRENT = TableDefinition.open(
                    "",
                    new Columns("Medicine", List.of("Dose", "Last issued"), "Recorded", "medicines")
                            .captioned("Current medicines"))
            .uncut();
    private static final Columns ENDED = new Columns("Medicine", List.of("Dose", "Ended"), "Recorded", "medicines");

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
    public Panel show(PanelInput input) {
        Map<Group, List<Medicine>> groups = grouped(input);
        List<PendingRow> current = current(input, groups.getOrDefault(Group.CURRENT, List.of()));
        String stopped = months(input.definition().months(STOPPED));
        String acute = months(input.definition().months(ACUTE));
        return new Panel(
                PanelFrame.of(
                        input,
                        "medicines",
                        current.size(),
                        "Current medicines are shown. Stopped ones open below: the last " + stopped + " (acute ones "
                                + acute + "), then older ones."),
                "No current medicine in what was received.",
                List.of(
                        CURRENT.of(input, current),
                        folded(input, groups, Group.STOPPED, " stopped or finished in the last " + stopped),
                        folded(input, groups, Group.RECENT_ACUTE, " acute, finished in the last " + acute),
                        folded(
                                input,
                                groups,
                                Group.OLDER,
                                " older: stopped earlier, or acute and over " + acute + " old")),
                List.of());
    }

    /** The current ones by name. */
    static List<PendingRow> current(PanelInput input) {
        return current(input, grouped(input).getOrDefault(Group.CURRENT, List.of()));
    }

    private static List<PendingRow> current(PanelInput input, List<Medicine> medicines) {
        return Duplicates.merged(
                        medicines.stream().map(m -> row(m, input.now())).toList(), Function.identity())
                .stream()
                .sorted(Comparator.comparing(row -> row.row().what().text().whole(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Table folded(PanelInput input, Map<Group, List<Medicine>> groups, Group group, String words) {
        List<PendingRow> rows = groups.getOrDefault(group, List.of()).stream()
                .sorted(Comparator.comparing(Medicines::ended, Recency.LATEST_FIRST))
                .map(medicine -> row(medicine, input.now()))
                .toList();
        return TableDefinition.folded(words, ENDED).of(input, Duplicates.merged(rows, Function.identity()));
    }

    private static String months(int months) {
        return months == 1 ? "month" : months + " months";
    }

    private static Map<Group, List<Medicine>> grouped(PanelInput input) {
        Instant acuteFrom = input.monthsBack(ACUTE);
        Instant stoppedFrom = input.monthsBack(STOPPED);
        return Medicine.of(input).collect(Collectors.groupingBy(m -> groupOf(m, acuteFrom, stoppedFrom)));
    }

    private static Group groupOf(Medicine medicine, Instant acuteFrom, Instant stoppedFrom) {
        ClinicalDate latest = medicine.dates().latest();
        boolean oldAcute = medicine.acute() && !latest.mayBeSince(acuteFrom);
        if (!medicine.hasEnded()) {
            return oldAcute ? Group.OLDER : Group.CURRENT;
        }
        if (latest.mayBeSince(stoppedFrom)) {
            return Group.STOPPED;
        }
        return medicine.acute() && !oldAcute ? Group.RECENT_ACUTE : Group.OLDER;
    }

    private static Recency ended(Medicine medicine) {
        return Recency.of(
                medicine.hasEnded() ? medicine.dates().until() : ClinicalDate.NOT_RECORDED,
                medicine.entry().resource());
    }

    private static PendingRow row(Medicine medicine, Instant now) {
        Medicine.Dates dates = medicine.dates();
        boolean current = !medicine.hasEnded();
        return PendingRow.of(
                medicine.entry(), medicine.identifiers(), dates.recorded().orElse(dates.from()), (row, _) -> {
                    MedicineContent.of(row, medicine, now);
                    row.cells(
                            Cell.of(DoseText.of(medicine.dosages())),
                            current
                                    ? Cell.of(dates.lastIssued())
                                    : Cell.of(dates.until()).orNothing("Date not recorded"));
                });
    }

    private enum Group {
        CURRENT,
        STOPPED,
        RECENT_ACUTE,
        OLDER
    }
}
