package org.sightline.tab.panel.patient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.patient.PatientFact.Heading;
import org.sightline.tab.panel.patient.PatientFact.Place;

/** What all sources hold under one heading. Sources that say nothing differ from none. */
final class HeldFact {

    private final Heading heading;
    private final Map<Entry<Patient>, Map<String, ShownText>> bySource = new LinkedHashMap<>();

    HeldFact(Heading heading) {
        this.heading = heading;
    }

    void add(Entry<Patient> entry, PatientFact fact) {
        bySource.computeIfAbsent(entry, _ -> new LinkedHashMap<>()).putIfAbsent(fact.key(), fact.value());
    }

    boolean isFirst() {
        return heading.place() == Place.FIRST || differs();
    }

    private boolean differs() {
        return heading.place() != Place.OWN && !isAlike();
    }

    private boolean isAlike() {
        return bySource.values().stream().map(Map::keySet).distinct().count() == 1;
    }

    /** The version-stamped references of the sources' entries. */
    Stream<String> references() {
        return bySource.keySet().stream().map(Entry::auditReference);
    }

    Row row() {
        List<CellLine> lines = isAlike()
                ? bySource.values().iterator().next().values().stream()
                        .map(CellLine::of)
                        .toList()
                : named();
        ClinicalDate latest = bySource.keySet().stream()
                .map(entry -> entry.resource().getMeta())
                .filter(Meta::hasLastUpdated)
                .max(Comparator.comparing(Meta::getLastUpdated))
                .map(meta -> ClinicalDate.of(meta.getLastUpdatedElement().getValueAsString()))
                .orElse(ClinicalDate.NOT_RECORDED);
        RowFrame.Origin origin = new RowFrame.Origin(latest, names(bySource.keySet()));
        return new Row(
                new RowFrame(origin, origin, List.of(), List.of(), references().toList(), false, List.of()),
                CodedText.ofText(heading.label()),
                differs() ? List.of(new Chip(Tone.WARNING, ShownText.of("Sources differ"))) : List.of(),
                List.of(Cell.ofLines(lines)));
    }

    /** Each value once, after the sources that hold it. */
    private List<CellLine> named() {
        Map<String, ShownText> values = new LinkedHashMap<>();
        Map<String, Set<Entry<Patient>>> holders = new LinkedHashMap<>();
        bySource.forEach((source, held) -> held.forEach((key, value) -> {
            values.putIfAbsent(key, value);
            holders.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(source);
        }));
        List<CellLine> lines = new ArrayList<>();
        values.forEach((key, value) -> lines.add(CellLine.value(
                ShownText.of(String.join(", ", names(holders.getOrDefault(key, Set.of()))) + ":"), value, Chip.NONE)));
        return lines;
    }

    private static List<String> names(Set<Entry<Patient>> sources) {
        return sources.stream().map(entry -> entry.source().name()).toList();
    }
}
