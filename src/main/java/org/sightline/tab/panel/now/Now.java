package org.sightline.tab.panel.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.BloodPressure;
import org.sightline.tab.panel.listing.Measurement;

/**
 * The latest of each measure that the tab file names, in its order, then the last contact and the next appointments. A
 * measure that is not there is named, with how it was looked for.
 */
public final class Now {

    private static final Columns COLUMNS = new Columns("Measure", List.of("Value"), "When", "now").unsortable();
    private static final Set<String> WITHOUT_RESULT = Set.of("cancelled", "registered");

    /** How many months back the measures are asked for. */
    private static final String ASKED = "asked";

    private Now() {}

    public static PanelKind kind() {
        return PanelKind.of("now", Now::show, Set.of("Observation", "Encounter", "Appointment", "DocumentReference"))
                .withWindows(Set.of(ASKED))
                .that(Trait.NAMES_ITS_LISTS, Trait.TAKES_RULES, Trait.REPEATS);
    }

    private static Panel show(PanelInput input) {
        PanelDefinition definition = input.definition();
        List<Measurement> measured = BloodPressure.paired(
                        input.entries(Observation.class).toList())
                .map(pair -> Measurement.of(pair.entry()))
                .filter(one -> About.isThePatient(one.entry())
                        && !BloodPressure.isLone(one.entry().resource())
                        && !WITHOUT_RESULT.contains(
                                Codes.of(one.entry().resource().getStatusElement())))
                .toList();
        List<Row> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String measure : definition.codes().keySet()) {
            LatestMeasure.of(measure, measured, input)
                    .ifPresentOrElse(found -> rows.add(found.row()), () -> missing.add(measure));
        }
        int count = rows.size();
        rows.addAll(new Visiting(input).rows());
        return new Panel(
                PanelFrame.of(input, "measures, contacts or appointments", count, ""),
                "",
                Stream.of(
                                Optional.of(Table.uncut("", false, COLUMNS.captioned(definition.title()), rows)),
                                notFound(input, missing),
                                news(input))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    /** Which measures are not there, and how they were looked for. */
    private static Optional<Table> notFound(PanelInput input, List<String> missing) {
        if (missing.isEmpty() || input.nobodyAnswered()) {
            return Optional.empty();
        }
        PanelDefinition definition = input.definition();
        String waiting = input.awaited().isEmpty() ? "Not found" : "Not found so far";
        return Optional.of(Table.statement(waiting + " "
                + input.askedOf("Observation", definition.months(ASKED)) + " "
                + input.absence().under(definition.codesOf(missing)) + ": " + String.join(", ", missing) + "."));
    }

    /** How many entries are dated since the reader last looked; nothing if there are none, or they never did. */
    private static Optional<Table> news(PanelInput input) {
        long fresh = input.entries(Resource.class).filter(Now::isNews).count();
        return input.sources().stream()
                .flatMap(source -> Stream.ofNullable(source.sinceOrNull()))
                .findFirst()
                .filter(_ -> fresh > 0)
                .map(since -> Table.statement(fresh
                        + (fresh == 1 ? " measurement, contact or letter" : " measurements, contacts and letters")
                        + " since you last opened this record, "
                        + ClinicalDate.of(since.lastOpened()).text() + ": marked New below."));
    }

    private static boolean isNews(Entry<Resource> entry) {
        PanelSource source = entry.source();
        return source.isNews(
                switch (entry.resource()) {
                    case Observation observation ->
                        Measurement.of(new Entry<>(observation, source)).when();
                    case Encounter encounter -> Visiting.start(encounter);
                    case DocumentReference document ->
                        ClinicalDate.of(document.getDateElement().getValueAsString());
                    default -> ClinicalDate.NOT_RECORDED;
                });
    }
}
