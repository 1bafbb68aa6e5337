package org.sightline.tab.panel.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ShownText;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.kinds.PanelKinds;

/** What the rows of the real panels say of one entry, with their details. */
record PanelWords(PanelDefinition panel) {

    private static final Instant NOW = Instant.parse("2026-11-21T09:02:00Z");

    /** One panel of each kind that any tab has. */
    static List<PanelWords> all() {
        TabCatalogue catalogue = new TabCatalogue();
        Map<String, PanelWords> byKind = new LinkedHashMap<>();
        catalogue.titles().stream()
                .map(tab -> tab.id())
                .flatMap(id -> catalogue.find(id).orElseThrow().panels().stream())
                .forEach(panel -> byKind.putIfAbsent(panel.kind(), new PanelWords(panel)));
        return List.copyOf(byKind.values());
    }

    @Override
    public String toString() {
        return kind();
    }

    String kind() {
        return panel.kind();
    }

    /** The first of these entries that the panel has a row for. */
    Optional<Resource> accepted(Stream<Resource> entries) {
        String without = isOfConsultations() ? shown(List.of()).orElse("") : "";
        return entries.filter(entry ->
                        shown(entry).filter(words -> !words.equals(without)).isPresent())
                .findFirst();
    }

    /** In lower case; absent if it has no row for the entry. */
    Optional<String> shown(Resource entry) {
        return shown(List.of(entry));
    }

    private boolean isOfConsultations() {
        return panel.kind().equals("consultations");
    }

    private Optional<String> shown(List<Resource> entries) {
        List<Resource> sent = new ArrayList<>(entries);
        if (isOfConsultations()) {
            sent.add(AcceptedEntries.consultation());
        }
        PanelSource source = new PanelSource(
                "gp",
                "GP",
                "https://gp.example/r4",
                PanelSource.State.IN_FULL,
                "",
                new PanelSource.Sent(PanelSource.byKey(sent), Map.of()),
                null);
        PanelPlace place = new PanelPlace(true, "/record/launch/tab/panel", null);
        Panel shown = PanelKinds.show(
                new PanelInput(panel, List.of(source), List.of(), false, place, NOW, panel.questions(NOW)));
        List<String> said = shown.tables().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> !row.frame().references().isEmpty())
                .flatMap(PanelWords::words)
                .map(ShownText::whole)
                .toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(said.stream().collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT));
    }

    private static Stream<ShownText> words(Row row) {
        List<ShownText> all = new ArrayList<>();
        all.add(row.what().text());
        all.add(ShownText.of(row.frame().recorded().text()));
        row.chips().stream().map(Chip::text).forEach(all::add);
        row.cells().forEach(cell -> words(cell).forEach(all::add));
        row.group().lines().forEach(line -> words(line).forEach(all::add));
        row.frame().cautions().forEach(all::add);
        row.frame().documents().forEach(link -> all.add(ShownText.of(link.title())));
        row.frame().details().forEach(detail -> all.add(ShownText.of(detail.label() + ": " + detail.value())));
        row.group().rows().forEach(inner -> words(inner).forEach(all::add));
        return all.stream();
    }

    private static Stream<ShownText> words(Cell cell) {
        return Stream.concat(
                Stream.of(ShownText.of(cell.date().text())),
                cell.lines().stream().flatMap(PanelWords::words));
    }

    private static Stream<ShownText> words(CellLine line) {
        return Stream.of(line.name(), line.text(), line.flag().text());
    }
}
