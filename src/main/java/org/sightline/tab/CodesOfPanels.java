package org.sightline.tab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CodeFinder;
import org.sightline.coverage.CodedEntry;
import org.sightline.coverage.CoveredPanel;
import org.sightline.coverage.FoundBy;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * Counts which codes stood in which panels of a page that is whole, and by what they were found. Entries are looked up by
 * the references that panels keep of them anyway.
 */
final class CodesOfPanels {

    private final CodeCoverage coverage;
    private final Finders finders;
    private final String organisation;
    private final String tab;
    private final Map<String, Sent> byReference = new HashMap<>();

    private record Sent(String feed, Resource resource) {}

    /** @param organisation the id of the launch registration whose user opened the tab */
    CodesOfPanels(
            CodeCoverage coverage, Finders finders, String organisation, String tab, List<PermittedReading> readings) {
        this.coverage = coverage;
        this.finders = finders;
        this.organisation = organisation;
        this.tab = tab;
        for (PermittedReading permitted : readings) {
            if (permitted.reading().answer() instanceof FeedAnswer.Answered answered) {
                String feed = permitted.reading().feed().id().value();
                once(answered)
                        .forEach(resource ->
                                byReference.put(Entry.referenceOf(feed, resource), new Sent(feed, resource)));
            }
        }
    }

    /** Every resource of the answer once, however many searches brought it. */
    static Set<Resource> once(FeedAnswer.Answered answered) {
        Set<Resource> each = Collections.newSetFromMap(new IdentityHashMap<>());
        answered.outcomes().values().forEach(outcome -> each.addAll(outcome.resources()));
        return each;
    }

    void count(PanelInput input, Panel view) {
        if (PanelKinds.isNotPlaced(input.definition())) {
            input.sources().forEach(source -> count(input, source, unplaced(input.definition(), source)));
            return;
        }
        Map<String, List<Resource>> placed = new HashMap<>();
        Set<String> seen = new HashSet<>();
        view.placed().filter(seen::add).forEach(reference -> {
            Sent sent = byReference.get(reference);
            if (sent != null) {
                placed.computeIfAbsent(sent.feed, _ -> new ArrayList<>()).add(sent.resource);
            }
        });
        input.sources().forEach(source -> count(input, source, placed.getOrDefault(source.feed(), List.of())));
    }

    private void count(PanelInput input, PanelSource source, List<Resource> placed) {
        PanelDefinition definition = input.definition();
        coverage.count(
                new CoveredPanel(organisation, source.feed(), tab, definition.id()),
                definition.title(),
                source.resources().size(),
                placed.stream().map(resource -> coded(resource, source)).toList(),
                finders.of(definition));
    }

    private static List<Resource> unplaced(PanelDefinition rest, PanelSource source) {
        return source.resources().values().stream()
                .filter(resource -> !Codes.isEnteredInError(resource)
                        && rest.leaves(resource).isEmpty())
                .toList();
    }

    /** With the medicine that it refers to, which says what it is. */
    private static CodedEntry coded(Resource resource, PanelSource source) {
        Reference medicine = switch (resource) {
            case MedicationRequest request when request.hasMedicationReference() -> request.getMedicationReference();
            case MedicationStatement statement
            when statement.hasMedicationReference() -> statement.getMedicationReference();
            default -> null;
        };
        return new CodedEntry(
                resource,
                medicine == null
                        ? resource
                        : new Entry<>(resource, source)
                                .resolve(medicine)
                                .filter(Medication.class::isInstance)
                                .orElse(resource));
    }

    /** What finds the codes of each panel of the tabs in force: made once for each, as it is asked for every page. */
    static final class Finders {

        /** Tabs are made anew with other lists. */
        private static final int MOST = 1_000;

        private final Map<PanelDefinition, CodeFinder> made = Collections.synchronizedMap(new IdentityHashMap<>());

        CodeFinder of(PanelDefinition definition) {
            if (PanelKinds.isNotPlaced(definition)) {
                return PanelFinder.Nowhere.OF_ANY;
            }
            if (made.size() > MOST) {
                made.clear();
            }
            return made.computeIfAbsent(definition, PanelFinder::new);
        }
    }

    /** By what a panel, as its tab file has it with the lists in force, finds an entry. */
    static final class PanelFinder implements CodeFinder {

        private static final String CATEGORY = "category";

        /** Search parameters that say by a code what an entry is (FHIR R4, search parameters by type). */
        private static final Set<String> NAMING = Set.of("code", "type", "vaccine-code");

        private static final Set<String> NAMED_BY_CATEGORY = Set.of("CarePlan", "Consent");

        private final PanelDefinition definition;
        private final Set<String> single;

        PanelFinder(PanelDefinition definition) {
            this.definition = definition;
            Set<String> published = definition.rules().lists().all();
            this.single = definition
                    .codesSought()
                    .filter(token -> !published.contains(token))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Object rules() {
            return definition;
        }

        /** One that may mean several is found by what all of them are found by. */
        @Override
        public Optional<FoundBy> byCode(Coding code) {
            List<Optional<FoundBy>> several = MappedCode.severalOf(code).stream()
                    .map(concept -> byCode(ListSystem.SNOMED, concept))
                    .distinct()
                    .toList();
            return several.size() == 1 ? several.getFirst() : byCode(code.getSystem(), code.getCode());
        }

        private Optional<FoundBy> byCode(@Nullable String system, @Nullable String code) {
            return lists().flatMap(list -> definition.rules().lists().holding(list, system, code).stream())
                    .map(list -> FoundBy.list(list.called(), list.version()))
                    .findFirst()
                    .or(() -> single.contains(system + "|" + code)
                            ? Optional.of(FoundBy.way(Way.SINGLE_CODE))
                            : Optional.empty());
        }

        /** The names of its lists of what it shows. */
        private Stream<String> lists() {
            return definition.codes().keySet().stream().filter(list -> !list.equals(PanelDefinition.ELSEWHERE));
        }

        @Override
        public FoundBy otherwise(Resource entry) {
            boolean whole = definition.searches().stream()
                    .filter(need -> need.resourceType().equals(entry.fhirType()))
                    .filter(need -> need.tokens().keySet().stream().noneMatch(name -> isNaming(need, name)))
                    .anyMatch(need -> MatchFilter.isAskedBy(need, entry));
            return FoundBy.way(whole ? Way.KIND : Way.WORDS);
        }

        private static boolean isNaming(SearchNeed need, String parameter) {
            return NAMING.contains(parameter)
                    || (parameter.equals(CATEGORY) && NAMED_BY_CATEGORY.contains(need.resourceType()));
        }

        /** Of what stands in no panel. */
        enum Nowhere implements CodeFinder {
            OF_ANY;

            @Override
            public Object rules() {
                return this;
            }

            @Override
            public Optional<FoundBy> byCode(Coding code) {
                return Optional.empty();
            }

            @Override
            public FoundBy otherwise(Resource entry) {
                return FoundBy.NOTHING;
            }
        }
    }
}
