package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.display.CompletedCodes;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.HiddenTypes;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.tab.definition.TabCatalogue;

/** What is withheld goes with what gives it away. */
class GivenAwayTest {

    private static final String MARKER = "Secretitis";
    private static final String LABEL = "'meta':{'security':[{'code':'R'}]}";
    private static final TabCatalogue CATALOGUE = new TabCatalogue();

    private static final String CHLOE = "9990000131";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    GivenAwayTest() {
        opening.withheld = resource -> resource.getMeta().getSecurityFirstRep().hasCode();
    }

    /** Each names the condition, or stems from a visit, that is withheld; its own words are the marker. */
    private static final List<String> GIVING_AWAY = List.of(
            "{'resourceType':'MedicationRequest','id':'1','status':'active','medicationCodeableConcept':{'text':'Secretitis'},"
                    + "'dosageInstruction':[{'text':'Secretitis'}],'reasonReference':[{'reference':'Condition/w','display':'Secretitis'}]}",
            "{'resourceType':'MedicationStatement','id':'2','status':'active','medicationCodeableConcept':{'text':'Secretitis'},"
                    + "'basedOn':[{'reference':'ServiceRequest/w'}]}",
            "{'resourceType':'Procedure','id':'3','status':'completed','code':{'text':'Secretitis'},"
                    + "'reasonReference':[{'reference':'Condition/w'}],'note':[{'text':'Secretitis'}]}",
            "{'resourceType':'ServiceRequest','id':'4','status':'active','intent':'order','code':{'text':'Secretitis'},"
                    + "'reasonReference':[{'reference':'Condition/w'}]}",
            "{'resourceType':'DiagnosticReport','id':'5','status':'final','code':{'text':'Secretitis'},'conclusion':'Secretitis',"
                    + "'basedOn':[{'reference':'ServiceRequest/w'}]}",
            "{'resourceType':'Observation','id':'6','status':'final','code':{'text':'Secretitis'},'valueString':'Secretitis',"
                    + "'encounter':{'reference':'Encounter/w'}}",
            "{'resourceType':'Observation','id':'7','status':'final','code':{'text':'Secretitis'},"
                    + "'derivedFrom':[{'reference':'Observation/6'}]}",
            "{'resourceType':'DocumentReference','id':'8','status':'current','type':{'text':'Secretitis'},'description':'Secretitis',"
                    + "'content':[{'attachment':{'title':'Secretitis'}}],'context':{'encounter':[{'reference':'Encounter/w'}]}}",
            "{'resourceType':'Encounter','id':'9','status':'finished','type':[{'text':'Secretitis'}],"
                    + "'partOf':{'reference':'Encounter/w'}}",
            "{'resourceType':'Condition','id':'10','code':{'text':'Secretitis'},'encounter':{'reference':'Encounter/w'}}",
            "{'resourceType':'Appointment','id':'11','status':'booked','description':'Secretitis',"
                    + "'basedOn':[{'reference':'ServiceRequest/w'}]}",
            "{'resourceType':'CarePlan','id':'12','status':'active','intent':'plan','title':'Secretitis',"
                    + "'encounter':{'reference':'Encounter/w'}}",
            "{'resourceType':'Flag','id':'13','status':'active','code':{'text':'Secretitis'},'encounter':{'reference':'Encounter/w'}}",
            "{'resourceType':'Immunization','id':'14','status':'completed','vaccineCode':{'text':'Secretitis'},"
                    + "'reasonReference':[{'reference':'Condition/w'}]}");

    /** Those that ask for what is withheld: of what was not read it is not known whether it would be. */
    static Stream<TabId> tabs() {
        return CATALOGUE.ids().stream()
                .filter(id -> CATALOGUE.find(id).orElseThrow().panels().stream()
                        .flatMap(panel -> panel.searches().stream())
                        .map(SearchNeed::resourceType)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("Condition", "Encounter", "ServiceRequest")));
    }

    @ParameterizedTest
    @MethodSource("tabs")
    @DisplayName("F19 no trace of what gives a withheld entry away is on a page or in its audit rows")
    void noTraceOfItIsAnywhere(TabId tab) {
        opening.tabs = Set.of(tab);
        opening.answers = plan -> List.of(answered(plan, everything()));

        String page = opening.page(tab);
        assertFalse(page.contains(MARKER), page);
        assertFalse(opening.opened.toString().contains(MARKER), opening.opened.toString());
        assertFalse(opening.events.toString().contains(MARKER), opening.events.toString());
        assertFalse(opening.log.toString().contains(MARKER), opening.log.toString());
    }

    @Test
    @DisplayName("the entries are shown if nothing is withheld, so that their absence says something")
    void theyAreShownWhereNothingIsWithheld() {
        opening.withheld = _ -> false;
        opening.answers = plan -> List.of(answered(plan, everything()));
        assertTrue(opening.page().contains(MARKER));
    }

    @Test
    @DisplayName("that items are withheld is said by the panels that would have shown them, and by no other")
    void onlyThePanelsConcernedSayThatItemsAreWithheld() {
        List<String> saying = new ArrayList<>();
        for (TabId tab : CATALOGUE.ids()) {
            opening.tabs = Set.of(tab);
            opening.answers = plan -> new StoryFeeds(CHLOE).readings(plan, Map.of());
            for (String section : opening.page(tab).split("<section ")) {
                if (section.startsWith("class=\"sl-panel ") && section.contains("tems are withheld")) {
                    saying.add(tab + " " + section.replaceFirst("(?s).*? id=\"([^\"]+)\".*", "$1"));
                }
            }
        }
        assertTrue(saying.contains("summary problems"), saying.toString());
        assertFalse(saying.contains("summary vital-signs"), saying.toString());
    }

    @Test
    void aVisitThatOnlyGoesWithAnotherTakesNothingAlong() {
        Resource visit = read(
                "{'resourceType':'Encounter','id':'v','status':'finished','basedOn':[{'reference':'ServiceRequest/w'}]}");
        Resource pulse = read(
                "{'resourceType':'Observation','id':'p','code':{'text':'Pulse'},'encounter':{'reference':'Encounter/v'}}");
        SearchPlan plan = SearchPlan.of(
                List.of(SearchNeed.all("ServiceRequest"), SearchNeed.all("Encounter"), SearchNeed.all("Observation")));

        FeedAnswer.Answered left = left(plan, (_, _) -> false, withheld("ServiceRequest"), visit, pulse);
        assertEquals(List.of(pulse), FeedAnswer.resourcesOf(left));
    }

    @Test
    @DisplayName(
            "F19 by an association of withheld.yaml a medicine goes with its condition, and stays where that is not")
    void whatAnAssociationNamesGoes() {
        Resource medicine =
                read("{'resourceType':'MedicationRequest','id':'m','medicationCodeableConcept':{'text':'Aridol'}}");
        SearchPlan plan = SearchPlan.of(List.of(SearchNeed.all("Condition"), SearchNeed.all("MedicationRequest")));
        AtomicInteger asked = new AtomicInteger();
        BiPredicate<Set<Resource>, Resource> association = (withheld, resource) -> {
            asked.incrementAndGet();
            return withheld.stream().anyMatch(one -> one.fhirType().equals("Condition"))
                    && resource.fhirType().equals("MedicationRequest");
        };

        assertEquals(List.of(), FeedAnswer.resourcesOf(left(plan, association, withheld("Condition"), medicine)));
        assertTrue(asked.get() > 0);
        assertEquals(List.of(medicine), FeedAnswer.resourcesOf(left(plan, association, medicine)));
    }

    private FeedAnswer.Answered left(
            SearchPlan plan, BiPredicate<Set<Resource>, Resource> associations, Resource... sent) {
        PermittedReading permitted = new Withholding(
                        opening.withheld,
                        associations,
                        CompletedCodes.NONE,
                        HiddenTypes.NONE,
                        RestrictedPatients.WHEREABOUTS)
                .apply(answered(plan, List.of(sent)));
        return (FeedAnswer.Answered) permitted.reading().answer();
    }

    private static FeedReading answered(SearchPlan plan, List<Resource> sent) {
        Set<String> types = Stream.concat(Stream.of("Patient"), sent.stream().map(Resource::fhirType))
                .collect(Collectors.toSet());
        FeedRegistration feed = Feeds.feed("Source", Freshness.LIVE, Optional.empty(), types);
        return Feeds.answered(feed, plan, Function.identity(), sent);
    }

    private static List<Resource> everything() {
        List<Resource> all =
                new ArrayList<>(List.of(withheld("Condition"), withheld("Encounter"), withheld("ServiceRequest")));
        GIVING_AWAY.forEach(json -> all.add(read(json)));
        return all;
    }

    private static Resource withheld(String type) {
        String words = type.equals("Encounter") ? "'type':[{'text':'Secretitis'}]" : "'code':{'text':'Secretitis'}";
        return read("{'resourceType':'" + type + "','id':'w'," + LABEL + "," + words + "}");
    }

    private static Resource read(String json) {
        return Feeds.json(json);
    }
}
