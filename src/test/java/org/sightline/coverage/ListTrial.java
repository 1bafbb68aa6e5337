package org.sightline.coverage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.codes.ValueSet.Member;
import org.sightline.codes.ValueSets;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.TriedTab;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.published.NamedList.Loaded;

/**
 * Every code of every published list that a tab file names, as an entry in the shape in which GP systems send it: is it in
 * its panel if its role counts there, and not if it does not?
 */
final class ListTrial {

    private static final Instant NOW = OpeningUnderTest.NOW;
    private static final CodeCoverage COVERAGE = new CodeCoverage(InstantSource.fixed(NOW));

    /** Values of measures, without which they are no results. */
    private static final Map<String, String> VALUES = Map.of(
            "IFCCHBAM_COD", quantity("48", "mmol/mol", "mmol/mol"),
            "DCCTHBA1C_COD", quantity("6.5", "%", "%"),
            "CHOL2_COD", quantity("4.1", "mmol/L", "mmol/L"),
            "CRE_COD", quantity("80", "umol/L", "umol/L"),
            "EGFR_COD", quantity("75", "mL/min/1.73m2", "mL/min/{1.73_m2}"),
            "BP_COD", ",'component':[" + pressure("8480-6", "132") + "," + pressure("8462-4", "74") + "]",
            "BMIVAL_COD", quantity("27", "kg/m2", "kg/m2"));

    /** Lists that say something of other entries, such as which foot is meant, and place none by themselves. */
    private static final Set<String> OF_OTHERS = Set.of(
            "leftFoot",
            "rightFoot",
            "leftFootAbsent",
            "rightFootAbsent",
            "systolic",
            "diastolic",
            "homeSystolic",
            "homeDiastolic",
            "homePressure");

    private final List<Tab> tabs;

    ListTrial(ValueSets sets) {
        TabCatalogue catalogue = new TabCatalogue(() -> TabSetup.of(sets));
        this.tabs = catalogue.among(catalogue.ids());
    }

    /**
     * How one list fared in one panel.
     *
     * @param uncounted the codes whose role does not count there, with their roles: rightly so or not, which reviewers say
     * @param wrong the codes that stand where they do not belong, or do not where they do, with their roles
     */
    record Fared(String panel, String list, int codes, List<String> wrong, List<String> uncounted) {

        double share() {
            return codes == 0 ? 1 : 1 - wrong.size() / (double) codes;
        }

        @Override
        public String toString() {
            return "%s: %s: %d of %d (%.1f %%), %d of them by a role that does not count"
                    .formatted(panel, list, codes - wrong.size(), codes, 100 * share(), uncounted.size());
        }
    }

    List<Fared> all() {
        List<Fared> all = new ArrayList<>();
        for (Tab tab : tabs) {
            TriedTab tried = new TriedTab(tab, NOW);
            for (PanelDefinition panel : tab.panels()) {
                for (String name : panel.codes().keySet()) {
                    panel.rules().lists().named(name).stream()
                            .filter(Loaded.class::isInstance)
                            .map(Loaded.class::cast)
                            .map(list -> fared(tried, tab.title() + ": " + panel.title() + ": " + name, panel, list))
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private Fared fared(TriedTab tried, String title, PanelDefinition panel, Loaded list) {
        if (OF_OTHERS.contains(title.substring(title.lastIndexOf(' ') + 1))) {
            return new Fared(title, list.called(), 0, List.of(), List.of());
        }
        List<Member> members = list.members().toList();
        Map<String, Member> byKey = new LinkedHashMap<>();
        List<Resource> entries = new ArrayList<>();
        for (String type : types(panel, list)) {
            for (Member member : members) {
                Resource entry = entry(type, member, list.called());
                entries.add(entry);
                byKey.put(type + "/" + member.code(), member);
            }
        }
        Set<String> placed = new HashSet<>(tried.placed(entries, COVERAGE).get(panel.id()));
        entries.stream()
                .filter(entry -> !placed.contains(key(entry))
                        && list.roles().contains(byKey.get(key(entry)).role()))
                .filter(entry ->
                        tried.placed(List.of(entry), COVERAGE).get(panel.id()).contains(key(entry)))
                .forEach(entry -> placed.add(key(entry)));
        return new Fared(
                title,
                list.called(),
                byKey.size(),
                words(list, byKey, key -> !isRight(panel, list, byKey.get(key), placed.contains(key))),
                words(list, byKey, key -> !list.roles().contains(byKey.get(key).role())));
    }

    private static List<String> words(Loaded list, Map<String, Member> byKey, Predicate<String> wanted) {
        return byKey.keySet().stream()
                .filter(wanted)
                .map(key -> key + " " + byKey.get(key).role().word() + " "
                        + list.set()
                                .term(byKey.get(key).system(), byKey.get(key).code())
                                .orElse(""))
                .toList();
    }

    /** A panel that judges care processes names what it does not count, and says why. */
    private static boolean isRight(PanelDefinition panel, Loaded list, Member member, boolean stands) {
        if (list.roles().contains(member.role())) {
            return stands;
        }
        return !stands || !panel.rules().processes().isEmpty();
    }

    private static String key(Resource entry) {
        return entry.fhirType() + "/" + entry.getIdElement().getIdPart();
    }

    /** The types that the panel asks for by all of the list's codes; else observations, or what it asks for. */
    private static Set<String> types(PanelDefinition panel, Loaded list) {
        Set<String> tokens = list.members()
                .filter(member -> list.roles().contains(member.role()))
                .map(member -> member.system() + "|" + member.code())
                .collect(Collectors.toSet());
        Set<String> asked = panel.searches().stream()
                .filter(need -> need.tokens().values().stream().anyMatch(values -> values.containsAll(tokens)))
                .map(SearchNeed::resourceType)
                .filter(type -> shape(type).isPresent())
                .collect(Collectors.toSet());
        return asked.isEmpty()
                ? Stream.of("Observation", "Condition", "Procedure")
                        .filter(panel.resourceTypes()::contains)
                        .limit(1)
                        .collect(Collectors.toSet())
                : asked;
    }

    private static Optional<String> shape(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "Observation" -> "'status':'final','effectiveDateTime':'2026-10-01'";
                    case "Condition" -> "'clinicalStatus':{'coding':[{'code':'active'}]},'recordedDate':'2026-10-01'";
                    case "Procedure" -> "'status':'completed','performedDateTime':'2026-10-01'";
                    default -> null;
                });
    }

    private static Resource entry(String type, Member member, String list) {
        String value = type.equals("Observation") ? VALUES.getOrDefault(list, "") : "";
        return Feeds.json("{'resourceType':'" + type + "','id':'" + member.code() + "',"
                + shape(type).orElseThrow() + ",'code':{'coding':[{'system':'" + member.system() + "','code':'"
                + member.code() + "','display':'Term of " + member.code() + "'}]}" + value + "}");
    }

    private static String pressure(String loinc, String value) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + loinc + "'}]}"
                + quantity(value, "mmHg", "mm[Hg]") + "}";
    }

    private static String quantity(String value, String unit, String code) {
        return ",'valueQuantity':{'value':" + value + ",'unit':'" + unit
                + "','system':'http://unitsofmeasure.org','code':'" + code + "'}";
    }
}
