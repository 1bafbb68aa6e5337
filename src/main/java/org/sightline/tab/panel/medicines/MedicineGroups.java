package org.sightline.tab.panel.medicines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.medicines.MedicineClaims.Listed;

/**
 * Which current medicines stand together: products of one moiety (VTM) after one another, and those of a class that the
 * tab file names under its name. Every product keeps its row and its dose: nothing is merged here.
 */
final class MedicineGroups {

    private final PanelDefinition definition;
    private final Map<PendingRow, Medicine> medicines;

    MedicineGroups(PanelDefinition definition, List<Listed> listed) {
        this.definition = definition;
        this.medicines = listed.stream().collect(Collectors.toMap(Listed::row, Listed::medicine));
    }

    private Medicine of(PendingRow row) {
        return Objects.requireNonNull(medicines.get(row));
    }

    /** By the classes of the tab file in its order, and under an empty name those of none; in their order, but for kin. */
    Map<String, List<PendingRow>> byClass(List<PendingRow> rows) {
        Map<String, List<PendingRow>> classes = new LinkedHashMap<>();
        definition.codes().keySet().forEach(title -> classes.put(title, new ArrayList<>()));
        classes.put("", new ArrayList<>());
        together(rows)
                .forEach(
                        row -> Objects.requireNonNull(classes.get(classOf(row))).add(row));
        return classes;
    }

    private String classOf(PendingRow row) {
        return definition.codes().keySet().stream()
                .filter(title -> definition.lists(title, of(row).product()))
                .findFirst()
                .orElse("");
    }

    /** Each after the first of its moiety, whose name it says. */
    private List<PendingRow> together(List<PendingRow> rows) {
        Map<Object, List<PendingRow>> kin = new LinkedHashMap<>();
        for (PendingRow row : rows) {
            List<String> moieties = of(row).moieties();
            kin.computeIfAbsent(moieties.isEmpty() ? row : moieties, _ -> new ArrayList<>())
                    .add(row);
        }
        kin.values().stream().filter(same -> same.size() > 1).forEach(this::name);
        return kin.values().stream().flatMap(List::stream).toList();
    }

    private void name(List<PendingRow> same) {
        String first = of(same.getFirst()).name().text().text().whole();
        same.stream()
                .skip(1)
                .forEach(row -> row.also(builder -> builder.line(
                        0,
                        CellLine.quiet(ShownText.of("Same active substance as " + first + ", by a published map")))));
    }
}
