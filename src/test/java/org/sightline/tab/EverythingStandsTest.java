package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.kinds.PanelKinds;

/** Whatever a tab asks for and gets stands on it: each type of entry with nothing by which a panel could know it. */
class EverythingStandsTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();

    /** What entries have at the least, and what may make a panel pass one over. */
    private static final List<String> VARIANTS = List.of(
            "",
            ",'code':{'coding':[{'system':'https://source.example/codes','code':'Q-1'}],'text':'Quillon'}",
            ",'category':[{'coding':[{'system':'https://source.example/kinds','code':'K-1'}]}]",
            ",'status':'cancelled'",
            ",'status':'entered-in-error'",
            ",'active':false");

    /** What says that an entry was read and has no row. */
    private static final List<String> COUNTED = List.of(
            "1 entry entered in error is not shown: 1 by Source.",
            "1 more entry is no current treatment, and not counted.");

    static Stream<Arguments> everyTypeThatATabAsks() {
        return CATALOGUE.ids().stream().flatMap(id -> typesOf(id).stream().map(type -> Arguments.of(id, type)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyTypeThatATabAsks")
    @DisplayName("H2 nothing that was read for a tab stands nowhere on it")
    void whateverWasReadStandsOnItsTab(TabId tab, String type) {
        for (String variant : VARIANTS) {
            Resource entry = read("{'resourceType':'" + type + "','id':'q1'" + variant + "}");
            OpeningUnderTest opening = new OpeningUnderTest();
            opening.answers = plan -> List.of(answering(tab, plan, entry));
            String text = Pages.visible(opening.page(tab));
            Set<String> shown = opening.opened.getFirst().shown().stream()
                    .flatMap(panel -> panel.resources().stream())
                    .collect(Collectors.toSet());
            boolean read = opening.opened.getFirst().feeds().getFirst().resources() > 0;
            assertTrue(
                    !read
                            || shown.contains("source/" + type + "/q1")
                            || COUNTED.stream().anyMatch(text::contains),
                    () -> variant + " is nowhere in " + text);
        }
    }

    /** Without what a type cannot say, such as a status that it does not have. */
    private static Resource read(String json) {
        IParser lenient = FhirContext.forR4Cached().newJsonParser();
        lenient.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        return (Resource) lenient.parseResource(json.replace('\'', '"'));
    }

    /** Answers what the tab itself asks for: what its banner asks besides is looked through for the banner alone. */
    private static FeedReading answering(TabId tab, SearchPlan plan, Resource entry) {
        FeedRegistration feed =
                Feeds.feed("Source", Freshness.LIVE, Optional.empty(), Set.of("Patient", entry.fhirType()));
        List<SearchPlan.Search> own = SearchPlan.of(needsOf(tab).toList()).searches();
        FeedReading reading = Feeds.answered(feed, plan, Function.identity(), List.of(entry));
        boolean asked = plan.searches().stream()
                .anyMatch(search -> search.resourceType().equals(entry.fhirType()) && own.contains(search));
        return asked ? reading : Feeds.answered(feed, plan, Function.identity(), List.of());
    }

    private static Stream<SearchNeed> needsOf(TabId id) {
        return CATALOGUE.find(id).orElseThrow().panels().stream()
                .filter(panel -> !PanelKinds.isOnDemand(panel))
                .flatMap(panel -> panel.searches().stream())
                .filter(need -> !need.isMetByLookUp());
    }

    private static Set<String> typesOf(TabId id) {
        return needsOf(id).map(SearchNeed::resourceType).collect(Collectors.toCollection(TreeSet::new));
    }
}
