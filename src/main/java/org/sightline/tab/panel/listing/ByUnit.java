package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.Table;

/**
 * Another kind's panel, unit by unit in alphabetical order: what each unit of each source recorded stands under its own
 * heading. Two units' copies of one entry are both shown, each under its unit.
 */
public final class ByUnit {

    private ByUnit() {}

    /** @param kind what is shown of each unit */
    public static PanelKind of(String name, PanelKind kind) {
        return kind.named(name).shownBy(input -> show(kind, input));
    }

    private static Panel show(PanelKind kind, PanelInput input) {
        Panel whole = kind.show(input);
        List<Table> tables = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, PanelSource> unit : units(input).entrySet()) {
            Panel view = kind.show(input.with(List.of(unit.getValue())));
            count += view.frame().count();
            view.tables().forEach(table -> tables.add(table.under(unit.getKey())));
        }
        return new Panel(whole.frame().withCount(count), whole.nothing(), tables, whole.bannerLines());
    }

    private static SortedMap<String, PanelSource> units(PanelInput input) {
        SortedMap<String, PanelSource> units = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(u -> u));
        for (PanelSource source : input.sources()) {
            Map<String, Map<String, Resource>> ofSource = new LinkedHashMap<>();
            source.resources()
                    .forEach((key, resource) -> ofSource.computeIfAbsent(
                                    Units.heading(resource, source), _ -> new LinkedHashMap<>())
                            .put(key, resource));
            ofSource.forEach((unit, resources) -> units.put(unit, source.with(resources)));
        }
        return units;
    }
}
