package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sightline.display.CompletedCodes;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.HiddenTypes;
import org.sightline.policy.WithheldTargets;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.definition.TabCatalogue;

/** Whatever names a withheld resource goes with it or loses the name. */
class WithholdingTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String MARKER = "Secretitis";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    WithholdingTest() {
        opening.withheld = resource -> resource.getMeta().getSecurityFirstRep().hasCode();
    }

    @TestFactory
    @DisplayName("F19 by whatever reference a withheld resource is named, its name is not found in what panels get")
    Stream<DynamicTest> everyReferenceOfEveryTypeThatAPanelReads() {
        Set<String> types = new TreeSet<>();
        TabCatalogue catalogue = new TabCatalogue();
        catalogue
                .titles()
                .forEach(title -> catalogue.find(title.id()).orElseThrow().panels().stream()
                        .flatMap(panel -> panel.searches().stream())
                        .filter(need -> !need.isMetByLookUp())
                        .forEach(need -> {
                            types.add(need.resourceType());
                            need.includes().forEach(include -> types.addAll(targets(include)));
                        }));
        assertTrue(types.containsAll(List.of("CarePlan", "Consent", "DocumentReference")), types.toString());
        types.add("Goal");
        return types.stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    List<ReferencePath> paths = ReferencePath.of(FHIR, type);
                    assertFalse(paths.isEmpty());
                    List<Resource> naming = new ArrayList<>();
                    for (int i = 0; i < paths.size(); i++) {
                        naming.add(paths.get(i).resource(naming(REFERENCES.get(i % REFERENCES.size()))));
                        naming.getLast().setId("n" + i);
                    }
                    List<Resource> left = left(type, naming);
                    String json = json(left);
                    assertFalse(json.contains(MARKER), () -> leaking(left));
                    assertFalse(json.contains("Condition/w1"), () -> leaking(left));
                    assertTrue(json.contains(WithheldTargets.WORD));
                }));
    }

    @Test
    @DisplayName("F19 nor is it found in a source's entry of the patient, which no search gives")
    void everyReferenceOfThePatient() {
        int replaced = 0;
        for (ReferencePath path : ReferencePath.of(FHIR, "Patient")) {
            Resource patient = path.resource(naming(REFERENCES.getFirst()));
            patient.setId("p");
            permitted(SearchPlan.of(List.of(SearchNeed.all("Condition"))), List.of(patient));
            String json = json(List.of(patient));
            assertFalse(json.contains(MARKER), json);
            replaced += json.contains(WithheldTargets.WORD) ? 1 : 0;
        }
        assertTrue(replaced > 100, () -> "too few references tried");
    }

    private static final List<Function<Reference, Reference>> REFERENCES = List.of(
            reference -> reference.setReference("Condition/w1"),
            reference -> reference.setReference("https://feed.example/r4/Condition/w1"),
            reference -> reference.setReference("Condition/w1/_history/2"),
            reference -> reference.setReference("https://feed.example/r4/Condition/w1/_history/2"),
            reference -> reference.setReference("urn:uuid:5f9a4c57-8a5b-4a57-9d9d-1f5a9b0d7c11"),
            reference -> reference.setReference("Condition?identifier=https://ids.example%7CSecretitis-1"),
            reference -> {
                reference.getIdentifier().setSystem("https://ids.example").setValue("Secretitis-1");
                return reference;
            },
            reference -> {
                reference.getIdentifier().setValue("Secretitis-1");
                return reference;
            });

    @Test
    @DisplayName("F19 every form of reference is understood, in extensions and contained resources too")
    void everyFormOfReference() {
        List<Resource> naming = new ArrayList<>();
        for (Function<Reference, Reference> form : REFERENCES) {
            CarePlan plain = new CarePlan();
            plain.addAddresses(naming(form));
            plain.getText().getDiv().setValueAsString("<div>" + MARKER + "</div>");
            CarePlan extended = new CarePlan();
            extended.addExtension(new Extension("https://x.example", naming(form)));
            CarePlan nested = new CarePlan();
            nested.getPeriod().getStartElement().setValueAsString("2026");
            nested.getPeriod().getStartElement().addExtension(new Extension("https://x.example", naming(form)));
            CarePlan holder = new CarePlan();
            holder.addContained(new CarePlan().addAddresses(naming(form)).setId("c"));
            naming.addAll(List.of(plain, extended, nested, holder));
        }
        for (int i = 0; i < naming.size(); i++) {
            naming.get(i).setId("n" + i);
        }
        List<Resource> left = left("CarePlan", naming);
        assertEquals(naming.size(), left.size());
        assertFalse(json(left).contains(MARKER), () -> leaking(left));
    }

    @Test
    @DisplayName("F19 another resource's name stays, though its id or identifier looks alike")
    void whatNamesAnotherStays() {
        CarePlan plan = new CarePlan();
        plan.addAddresses(new Reference("Condition/w11").setDisplay("Gout"));
        plan.addAddresses(new Reference("Observation/w1").setDisplay("Pulse"));
        Reference other = new Reference().setDisplay("Eczema");
        other.getIdentifier().setSystem("https://other.example").setValue("Secretitis-1");
        plan.addAddresses(other);
        String json = json(left("CarePlan", List.of(plan)));
        assertTrue(json.contains("Gout") && json.contains("Pulse") && json.contains("Eczema"), json);
    }

    @Test
    @DisplayName("F19 what repeats a withheld resource goes with it, whoever repeats that in turn, and included ones")
    void chainsGo() {
        Resource secret = Feeds.json(
                "{'resourceType':'Observation','id':'a','meta':{'security':[{'code':'R'}]},'code':{'text':'Secretitis test'}}");
        Resource battery = Feeds.json(
                "{'resourceType':'Observation','id':'b','code':{'text':'Secretitis battery'},'hasMember':[{'reference':'Observation/a'}]}");
        Resource wider = Feeds.json(
                "{'resourceType':'Observation','id':'c','code':{'text':'Secretitis screen'},'hasMember':[{'reference':'Observation/b'}]}");
        Resource report = Feeds.json(
                "{'resourceType':'DiagnosticReport','id':'d','conclusion':'Secretitis','result':[{'reference':'Observation/c'}]}");
        Resource medicine = Feeds.json(
                "{'resourceType':'Medication','id':'m','meta':{'security':[{'code':'R'}]},'code':{'text':'Secretitol'}}");
        Resource order = Feeds.json(
                "{'resourceType':'MedicationRequest','id':'o','medicationReference':{'reference':'Medication/m','display':'Secretitol'}}");
        SearchPlan plan = SearchPlan.of(List.of(
                SearchNeed.all("Observation"),
                SearchNeed.all("DiagnosticReport"),
                SearchNeed.all("MedicationRequest")));
        // the outermost first, so that one pass would not do
        PermittedReading permitted = new Withholding(opening.withheld, CompletedCodes.NONE, HiddenTypes.NONE)
                .apply(Feeds.answered("Greenfield Surgery", plan, report, wider, battery, secret, order, medicine));
        FeedAnswer.Answered answered = (FeedAnswer.Answered) permitted.reading().answer();
        assertEquals(List.of(), FeedAnswer.resourcesOf(answered));
        assertEquals(Set.of(), answered.included().keySet());
        assertEquals(6, permitted.withheld());
        assertEquals(Set.copyOf(plan.searches()), permitted.withheldIn());
    }

    @Test
    @DisplayName("F19 a page whose row lost a name says so, in the row and beside the panel")
    void aRowThatLostANameSaysSo() {
        List<Resource> naming = List.of(
                new CarePlan().addAddresses(naming(REFERENCES.getFirst())).setId("p"));
        SearchPlan plan = SearchPlan.of(List.of(SearchNeed.all("CarePlan"), SearchNeed.all("Condition")));
        PermittedReading permitted = permitted(plan, naming);
        assertEquals(
                Set.of(plan.searchFor(SearchNeed.all("CarePlan")), plan.searchFor(SearchNeed.all("Condition"))),
                permitted.withheldIn());
        assertEquals(
                WithheldTargets.WORD,
                ((CarePlan) naming.getFirst()).getAddressesFirstRep().getDisplay());
    }

    /** The types that an {@code _include} such as {@code CarePlan:goal} brings along. */
    private static Set<String> targets(String include) {
        String[] parts = include.split(":");
        return FHIR.getResourceDefinition(parts[0]).getSearchParam(parts[1]).getTargets();
    }

    private List<Resource> left(String type, List<Resource> naming) {
        SearchPlan plan = SearchPlan.of(
                Stream.of(type, "Condition").distinct().map(SearchNeed::all).toList());
        return FeedAnswer.resourcesOf(
                (FeedAnswer.Answered) permitted(plan, naming).reading().answer());
    }

    private PermittedReading permitted(SearchPlan plan, List<Resource> naming) {
        List<Resource> all = new ArrayList<>(naming);
        all.add(
                Feeds.json(
                        "{'resourceType':'Condition','id':'w1','meta':{'security':[{'code':'R'}]},'code':{'text':'Secretitis'},'identifier':[{'system':'https://ids.example','value':'Secretitis-1'}]}"));
        Resource byUrn = Feeds.json(
                "{'resourceType':'Condition','meta':{'security':[{'code':'R'}]},'code':{'text':'Secretitis'}}");
        byUrn.setId("urn:uuid:5f9a4c57-8a5b-4a57-9d9d-1f5a9b0d7c11");
        all.add(byUrn);
        Set<String> supplies = new TreeSet<>(
                plan.searches().stream().map(SearchPlan.Search::resourceType).toList());
        return new Withholding(opening.withheld, CompletedCodes.NONE, HiddenTypes.NONE)
                .apply(Feeds.answered(
                        Feeds.feed("Greenfield Surgery", Freshness.LIVE, java.util.Optional.empty(), supplies),
                        plan,
                        Function.identity(),
                        all));
    }

    private static Reference naming(Function<Reference, Reference> form) {
        return form.apply(new Reference().setDisplay(MARKER));
    }

    private static String leaking(List<Resource> left) {
        return left.stream()
                .map(one -> json(List.of(one)))
                .filter(json -> json.contains(MARKER) || json.contains("Condition/w1"))
                .limit(5)
                .toList()
                .toString();
    }

    private static String json(List<Resource> resources) {
        Bundle bundle = new Bundle();
        resources.forEach(resource -> bundle.addEntry().setResource(resource));
        return FHIR.newJsonParser().encodeResourceToString(bundle);
    }
}
