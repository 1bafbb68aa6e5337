package org.sightline.tab;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CodeFinder;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.FhirBases;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * What the panels of a tab would show of some entries if a source sent them that finds by what it is asked, whatever their
 * dates: no feed is asked and nobody's record opened.
 */
public final class TriedTab {

    /** What the source and the organisation are called. */
    public static final String TRIED = "tried";

    private final Tab tab;
    private final List<PanelDefinition> panels;
    private final Instant now;
    private final CodesOfPanels.Finders finders = new CodesOfPanels.Finders();

    public TriedTab(Tab tab, Instant now) {
        this.tab = tab;
        this.panels = tab.panels().stream()
                .filter(panel -> !PanelKinds.isOnDemand(panel))
                .toList();
        this.now = now;
    }

    /**
     * @param coverage gets what each panel finds, of the organisation {@link #TRIED}
     * @return the entries that stand in each panel, by its id, as {@code Type/id}
     */
    public Map<String, Set<String>> placed(List<? extends Resource> entries, CodeCoverage coverage) {
        SearchPlan plan = SearchPlan.of(
                panels.stream().flatMap(panel -> panel.searches().stream()).toList());
        PermittedReading read =
                PermittedReading.whole(new FeedReading(feed(), answer(plan, entries), 0, Duration.ZERO));
        PanelInputs inputs = new PanelInputs(plan, List.of(read), this::place, null, now).among(tab.panels());
        CodesOfPanels codes =
                new CodesOfPanels(coverage, finders, TRIED, tab.id().value(), List.of(read));
        Map<String, Set<String>> placed = new LinkedHashMap<>();
        for (PanelDefinition panel : panels) {
            PanelInput input = inputs.of(panel);
            Panel view = PanelKinds.show(input);
            codes.count(input, view);
            placed.put(
                    panel.id(),
                    view.placed()
                            .map(reference ->
                                    reference.substring(TRIED.length() + 1).replaceFirst("@.*", ""))
                            .collect(Collectors.toCollection(HashSet::new)));
        }
        return placed;
    }

    /** Finds nothing: for what stands in no panel of any tab. */
    public static CodeFinder nowhere() {
        return CodesOfPanels.PanelFinder.Nowhere.OF_ANY;
    }

    private PanelPlace place(PanelDefinition panel) {
        return new PanelPlace(false, "/record/" + TRIED + "/" + tab.id() + "/" + panel.id(), null);
    }

    private FeedRegistration feed() {
        FeedConnection connection = new FeedConnection(
                FhirBases.of(URI.create("https://tried.invalid/fhir")),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                panels.stream().flatMap(panel -> panel.resourceTypes().stream()).collect(Collectors.toSet()),
                Duration.ofSeconds(1),
                Dialect.PLAIN,
                "");
        return new FeedRegistration(
                new FeedId(TRIED),
                TRIED,
                new OdsCode("X99999"),
                new FeedRegistration.Data(Freshness.LIVE, null, List.of()),
                connection,
                null);
    }

    private FeedAnswer answer(SearchPlan plan, List<? extends Resource> entries) {
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        plan.searches()
                .forEach(search -> outcomes.put(
                        search,
                        new SearchOutcome.Complete(entries.stream()
                                .filter(entry -> MatchFilter.isAnswer(search, entry))
                                .map(Resource.class::cast)
                                .toList())));
        Map<String, Resource> included = new HashMap<>();
        entries.forEach(entry -> included.put(PanelSource.keyOf(entry), entry));
        Patient patient = entries.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseGet(Patient::new);
        return new FeedAnswer.Answered(now, patient, outcomes, included);
    }
}
