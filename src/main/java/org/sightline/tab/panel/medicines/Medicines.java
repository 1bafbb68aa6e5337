package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.medicines.MedicineClaims.Listed;

/**
 * Medicines: current ones, what is planned, proposed or not to be given, and behind lines recently stopped ones, recent
 * acute ones and everything older.
 */
public final class Medicines {

    static final String STOPPED = "stopped";
    static final String ACUTE = "acute";
    private static final TableDefinition CURRENT = TableDefinition.open(
                    "",
                    new Columns("Medicine", List.of("Dose", "Last issued"), "Recorded", "medicines")
                            .captioned("Current medicines"))
            .uncut();
    private static final TableDefinition NOT_TREATMENT = TableDefinition.open(
                    "Not current treatment: planned, proposed or not to be given",
                    new Columns("Not current treatment", List.of("Dose", "Last issued"), "Recorded", "medicines"))
            .uncut();
    /** Such as "no regular medication": neither a medicine nor a proof that there is none. */
    private static final TableDefinition STATEMENTS = TableDefinition.open(
                    "Statements to read",
                    new Columns("Statement by a source", List.of("Dose", "Last issued"), "Recorded", "medicines"))
            .uncut();

    private static final Columns ENDED = new Columns("Medicine", List.of("Dose", "Ended"), "Recorded", "medicines");

    private Medicines() {}

    public static PanelKind kind() {
        return PanelKind.of("medicines", Medicines::show, Set.of("MedicationStatement", "MedicationRequest"))
                .withWindows(Set.of(STOPPED, ACUTE))
                .that(Trait.NAMES_ITS_LISTS);
    }

    private static Panel show(PanelInput input) {
        Map<Group, List<Listed>> groups = grouped(input);
        List<PendingRow> entries = byName(groups, Group.CURRENT);
        List<Listed> listed = groups.getOrDefault(Group.CURRENT, List.of());
        List<PendingRow> current = united(entries, listed);
        String stopped = months(input.definition().months(STOPPED));
        String acute = months(input.definition().months(ACUTE));
        return new Panel(
                PanelFrame.of(
                        input,
                        "medicines",
                        current.size(),
                        counted(groups, entries.size())
                                + "Current medicines are shown. Stopped ones open below: the last " + stopped
                                + " (acute ones " + acute + "), then older ones."),
                "No current medicine in what was received.",
                Stream.concat(
                                current(input, new MedicineGroups(input.definition(), listed).byClass(current)),
                                others(input, groups, stopped, acute))
                        .toList(),
                List.of());
    }

    /** Those of each class under its name, then the rest. */
    private static Stream<Table> current(PanelInput input, Map<String, List<PendingRow>> classes) {
        List<Map.Entry<String, List<PendingRow>>> shown = classes.entrySet().stream()
                .filter(one -> one.getKey().isEmpty() || !one.getValue().isEmpty())
                .toList();
        return shown.stream()
                .map(one -> CURRENT.titled(
                                one.getKey().isEmpty() && shown.size() > 1 ? "Other medicines" : one.getKey())
                        .of(input, one.getValue()));
    }

    private static Stream<Table> others(
            PanelInput input, Map<Group, List<Listed>> groups, String stopped, String acute) {
        return Stream.of(
                STATEMENTS.of(input, byName(groups, Group.STATEMENT)),
                NOT_TREATMENT.of(input, byName(groups, Group.NOT_TREATMENT)),
                folded(input, groups, Group.STOPPED, " stopped or finished in the last " + stopped),
                folded(input, groups, Group.RECENT_ACUTE, " acute, finished in the last " + acute),
                folded(input, groups, Group.OLDER, " older: stopped earlier, or acute and over " + acute + " old"),
                folded(input, groups, Group.UNDATED, " stopped or finished, when is not recorded"),
                folded(input, groups, Group.IN_ERROR, " entered in error, as the source says"));
    }

    private static List<PendingRow> united(List<PendingRow> entries, List<Listed> listed) {
        Map<PendingRow, Medicine> medicines = listed.stream().collect(Collectors.toMap(Listed::row, Listed::medicine));
        return Duplicates.united(entries, row -> MedicineClaims.thing(Objects.requireNonNull(medicines.get(row))));
    }

    /** How many medicines stand in more entries than they are; empty where each has one. */
    private static String counted(Map<Group, List<Listed>> groups, int entries) {
        int medicines = MedicineClaims.count(groups.getOrDefault(Group.CURRENT, List.of()).stream()
                .map(Listed::medicine)
                .toList());
        return medicines == entries
                ? ""
                : medicines + (medicines == 1 ? " medicine" : " medicines") + " in " + entries + " entries. ";
    }

    /** The current ones. */
    static List<Listed> current(PanelInput input) {
        return grouped(input).getOrDefault(Group.CURRENT, List.of());
    }

    /** By name; what several sources hold alike as one. */
    static List<PendingRow> byName(List<Listed> medicines) {
        return merged(medicines.stream()).stream()
                .sorted(Comparator.comparing(row -> row.row().what().text().whole(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static List<PendingRow> byName(Map<Group, List<Listed>> groups, Group group) {
        return byName(groups.getOrDefault(group, List.of()));
    }

    private static Table folded(PanelInput input, Map<Group, List<Listed>> groups, Group group, String words) {
        Stream<Listed> sorted = groups.getOrDefault(group, List.of()).stream()
                .sorted(Comparator.comparing(one -> ended(one.medicine()), Recency.LATEST_FIRST));
        return TableDefinition.folded(words, ENDED).of(input, merged(sorted));
    }

    private static List<PendingRow> merged(Stream<Listed> medicines) {
        return Duplicates.merged(medicines.map(Listed::row).toList(), Function.identity());
    }

    private static String months(int months) {
        return months == 1 ? "month" : months + " months";
    }

    private static Map<Group, List<Listed>> grouped(PanelInput input) {
        Instant acuteFrom = input.monthsBack(ACUTE);
        Instant stoppedFrom = input.monthsBack(STOPPED);
        List<Listed> all = Medicine.of(input)
                .map(medicine -> new Listed(medicine, row(medicine, input.now())))
                .toList();
        MedicineClaims.mark(all, stoppedFrom);
        return all.stream().collect(Collectors.groupingBy(one -> groupOf(one.medicine(), acuteFrom, stoppedFrom)));
    }

    private static Group groupOf(Medicine medicine, Instant acuteFrom, Instant stoppedFrom) {
        ClinicalDate latest = medicine.dates().latest();
        boolean oldAcute = medicine.acute() && !latest.mayBeSince(acuteFrom);
        return switch (medicine.state()) {
            case CURRENT -> medicine.isStatementOfNone() ? Group.STATEMENT : oldAcute ? Group.OLDER : Group.CURRENT;
            case PLANNED, PROPOSED, INTENDED, DRAFT, NOT_TO_BE_GIVEN -> Group.NOT_TREATMENT;
            case IN_ERROR -> Group.IN_ERROR;
            case ENDED ->
                latest.mayBeSince(stoppedFrom)
                        ? Group.STOPPED
                        : medicine.acute() && !oldAcute
                                ? Group.RECENT_ACUTE
                                : medicine.acute() || medicine.dates().until().isKnown() ? Group.OLDER : Group.UNDATED;
        };
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
                        medicine.entry(),
                        medicine.identifiers(),
                        dates.recorded().orElse(dates.from()),
                        (row, _) -> {
                            List<ShownText> dose = MedicineContent.of(row, medicine, now);
                            row.cells(
                                    Cell.of(dose),
                                    current
                                            ? Cell.of(dates.lastIssued())
                                            : Cell.of(dates.until()).orNothing("Date not recorded"));
                        })
                .asOf(now);
    }

    private enum Group {
        CURRENT,
        STATEMENT,
        NOT_TREATMENT,
        IN_ERROR,
        /** Ended, nobody knows when. */
        UNDATED,
        STOPPED,
        RECENT_ACUTE,
        OLDER
    }
}
