package org.sightline.tab.panel.findings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.chart.Amount;

/** Blood pressures: a systolic and a diastolic one of one time and one source, measured at home or elsewhere. */
record Pressures(PanelDefinition lists, List<Entry<Observation>> observations) {

    static final String HOME = "home ";

    private static final String SYSTOLIC = "systolic";
    private static final String DIASTOLIC = "diastolic";

    /** Of an Observation that should hold both. */
    CareEvidence both(CareEvidence evidence) {
        if (!evidence.counts() || !(evidence.entry().resource() instanceof Observation observation)) {
            return evidence;
        }
        Map<String, Amount> amounts = new LinkedHashMap<>();
        String home = isHome(observation) ? HOME : "";
        for (ObservationComponentComponent component : observation.getComponent()) {
            for (String part : List.of(SYSTOLIC, DIASTOLIC)) {
                Amount amount = Amount.of(component.getValue(), List.of(), "final");
                if (amount.isGiven() && lists.lists(part, component.getCode())) {
                    amounts.put(home + part, amount);
                }
            }
        }
        return amounts.size() == 2
                ? evidence.with(words(amounts, home), amounts)
                : evidence.notCounted("it has not both pressures");
    }

    /** Two Observations of one source and one moment are a pressure; one alone is none. */
    Stream<CareEvidence> pairs() {
        return Stream.of("", HOME)
                .flatMap(home -> measured(home, SYSTOLIC).map(upper -> upper.counts() ? paired(upper, home) : upper));
    }

    private CareEvidence paired(CareEvidence upper, String home) {
        return measured(home, DIASTOLIC)
                .filter(lower -> lower.entry()
                        .source()
                        .feed()
                        .equals(upper.entry().source().feed()))
                .filter(lower -> lower.counts()
                        && lower.when().equals(upper.when())
                        && upper.when().isKnown())
                .findFirst()
                .map(lower -> {
                    Map<String, Amount> amounts = new LinkedHashMap<>();
                    amounts.put(home + SYSTOLIC, number(upper));
                    amounts.put(home + DIASTOLIC, number(lower));
                    return upper.with(words(amounts, home), amounts);
                })
                .orElseGet(() -> upper.notCounted("a systolic pressure alone is no blood pressure"));
    }

    /** The single pressures of this part; a list for those measured at home is named after them. */
    private Stream<CareEvidence> measured(String home, String part) {
        String list =
                home.isEmpty() ? part : "home" + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        return observations.stream()
                .filter(entry -> lists.lists(list, entry.resource().getCode()))
                .map(entry -> CareEvidenceFinder.withValue(CareEvidence.of(entry, Role.DONE)));
    }

    private boolean isHome(Observation observation) {
        return lists.lists("homePressure", observation.getCode());
    }

    private static Amount number(CareEvidence evidence) {
        return evidence.amounts().getOrDefault("", Amount.NONE);
    }

    /** {@code 132/74 mmHg}; apart where the units differ. */
    private static List<ShownText> words(Map<String, Amount> amounts, String home) {
        Amount upper = amounts.getOrDefault(home + SYSTOLIC, Amount.NONE);
        Amount lower = amounts.getOrDefault(home + DIASTOLIC, Amount.NONE);
        String unit = lower.unit().isEmpty() ? " (unit not given)" : " " + lower.unit();
        String values = upper.unit().equals(lower.unit())
                ? upper.digits() + "/" + lower.digits() + unit
                : SYSTOLIC + " " + upper.digits() + " " + upper.unit() + ", " + DIASTOLIC + " " + lower.digits() + unit;
        return List.of(ShownText.of(values + (home.isEmpty() ? "" : ", measured at home")));
    }
}
