package org.sightline.tab.panel.account;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** Plain entries of each type, with the codes and categories by which panels choose theirs. */
final class AcceptedEntries {

    private static final ReviewedCode ANY = new ReviewedCode("http://snomed.info/sct", "1", "Any", "");
    private static final List<String> CATEGORIES =
            List.of("laboratory", "vital-signs", "social-history", "survey", "problem-list-item", "plan-of-care");

    /** What stands after the type and id; {@code CODE} and {@code CATEGORY} are concepts. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("AllergyIntolerance", "'patient':P,'code':CODE,'recordedDate':'2026-11-20'"),
            Map.entry("Condition", "'subject':P,'code':CODE,'category':[CATEGORY],'recordedDate':'2026-11-20'"),
            Map.entry("Procedure", "'subject':P,'status':'completed','code':CODE,'performedDateTime':'2026-11-20'"),
            Map.entry(
                    "MedicationRequest",
                    "'subject':P,'status':'active','intent':'order','medicationCodeableConcept':CODE,'authoredOn':'2026-11-20'"),
            Map.entry(
                    "MedicationStatement",
                    "'subject':P,'status':'active','medicationCodeableConcept':CODE,'dateAsserted':'2026-11-20','effectiveDateTime':'2026-11-20'"),
            Map.entry(
                    "Observation",
                    "'subject':P,'status':'final','code':CODE,'category':[CATEGORY],'effectiveDateTime':'2026-11-20','valueQuantity':{'value':3}"),
            Map.entry(
                    "DiagnosticReport",
                    "'subject':P,'status':'final','code':CODE,'category':[CATEGORY],'effectiveDateTime':'2026-11-20','conclusion':'Done'"),
            Map.entry(
                    "Immunization",
                    "'patient':P,'status':'completed','vaccineCode':CODE,'occurrenceDateTime':'2026-11-20'"),
            Map.entry(
                    "Encounter",
                    "'subject':P,'status':'finished','class':{'code':'AMB'},'type':[CODE],'period':{'start':'2026-11-20'}"),
            Map.entry(
                    "Appointment",
                    "'status':'booked','serviceType':[CODE],'start':'2026-11-25T10:00:00Z','participant':[{'actor':P,'status':'accepted'}]"),
            Map.entry(
                    "ServiceRequest",
                    "'subject':P,'status':'active','intent':'order','code':CODE,'authoredOn':'2026-11-20'"),
            Map.entry(
                    "CarePlan",
                    "'subject':P,'status':'active','intent':'plan','title':'Plan','category':[CODE],'period':{'start':'2026-11-20'}"),
            Map.entry(
                    "CareTeam",
                    "'subject':P,'status':'active','name':'Team','participant':[{'member':{'display':'Nurse'}}]"),
            Map.entry("Flag", "'subject':P,'status':'active','code':CODE,'period':{'start':'2026-11-20'}"),
            Map.entry(
                    "Consent",
                    "'patient':P,'status':'active','scope':CODE,'category':[CODE],'dateTime':'2026-11-20','provision':{'code':[CODE]}"),
            Map.entry(
                    "DocumentReference",
                    "'subject':P,'status':'current','type':CODE,'category':[CODE],'date':'2026-11-20T10:00:00Z','content':[{'attachment':{'title':'Letter'}}]"),
            Map.entry(
                    "QuestionnaireResponse",
                    "'subject':P,'status':'completed','authored':'2026-11-20','questionnaire':'https://x.example/dnacpr','item':[{'linkId':'1','text':'CPR decision','answer':[{'valueCoding':CODING}]}]"),
            Map.entry("RelatedPerson", "'patient':P,'active':true,'name':[{'text':'Ann'}],'relationship':[CODE]"),
            Map.entry(
                    "DeviceUseStatement",
                    "'subject':P,'status':'active','device':{'display':'Frame'},'recordedOn':'2026-11-20'"),
            Map.entry(
                    "Device",
                    "'patient':P,'status':'active','type':CODE,'deviceName':[{'name':'Frame','type':'user-friendly-name'}]"),
            Map.entry(
                    "List",
                    "'subject':P,'status':'current','mode':'snapshot','title':'Items','code':CODE,'date':'2026-11-20','note':[{'text':'Warning'}],"
                            + "'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode','valueCode':'data-in-transit'}]"),
            Map.entry(
                    "Communication",
                    "'subject':P,'status':'completed','topic':CODE,'category':[CODE],'sent':'2026-11-20','payload':[{'contentString':'Words'}]"),
            Map.entry(
                    "EpisodeOfCare",
                    "'patient':P,'status':'active','type':[CODE],'period':{'start':'2026-11-20'},'careManager':{'display':'Nurse'},'team':[{'display':'Team'}]"),
            Map.entry(
                    "Task",
                    "'for':P,'status':'requested','intent':'order','code':CODE,'authoredOn':'2026-11-20','description':'Do'"),
            Map.entry("Goal", "'subject':P,'lifecycleStatus':'active','description':CODE,'startDate':'2026-11-20'"));

    private static final String ENCOUNTER = ",'encounter':{'reference':'Encounter/e'}";

    /** The consultation it belongs to. */
    private static final Map<String, String> WITHIN = Map.ofEntries(
            Map.entry("Condition", ENCOUNTER),
            Map.entry("Observation", ENCOUNTER),
            Map.entry("MedicationRequest", ENCOUNTER),
            Map.entry("MedicationStatement", ENCOUNTER.replace("encounter'", "context'")),
            Map.entry("AllergyIntolerance", ENCOUNTER),
            Map.entry("Immunization", ENCOUNTER),
            Map.entry("Procedure", ENCOUNTER),
            Map.entry("ServiceRequest", ENCOUNTER),
            Map.entry("DiagnosticReport", ENCOUNTER),
            Map.entry("DocumentReference", ",'context':{'encounter':[{'reference':'Encounter/e'}]}"),
            Map.entry("List", ENCOUNTER),
            Map.entry("Communication", ENCOUNTER));

    private AcceptedEntries() {}

    static Resource consultation() {
        return parsed("Encounter", PLAIN.getOrDefault("Encounter", ""), ANY, "").setId("e");
    }

    /** A plain entry of a type. */
    static Resource any(String type) {
        return parsed(type, PLAIN.getOrDefault(type, ""), ANY, "laboratory");
    }

    /** Entries of a type of which a panel may choose one. */
    static Stream<Resource> of(String type, PanelDefinition panel) {
        String plain = PLAIN.getOrDefault(type, "");
        Stream<ReviewedCode> codes =
                Stream.concat(panel.codes().values().stream().flatMap(Collection::stream), Stream.of(ANY));
        return codes.flatMap(code -> CATEGORIES.stream().map(category -> parsed(type, plain, code, category)));
    }

    private static Resource parsed(String type, String plain, ReviewedCode code, String category) {
        String coding =
                "{'system':'" + code.system() + "','code':'" + code.code() + "','display':'" + term(code) + "'}";
        String json = "{'resourceType':'" + type + "','id':'1'"
                + (plain.isEmpty() ? "" : ",")
                + plain.replace("CODING", coding)
                        .replace("CODE", "{'text':'" + term(code) + "','coding':[" + coding + "]}")
                        .replace("CATEGORY", "{'coding':[{'code':'" + category + "'}]}")
                        .replace(":P,", ":{'reference':'Patient/9'},")
                + WITHIN.getOrDefault(type, "")
                + "}";
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json.replace('\'', '"'));
    }

    private static String term(ReviewedCode code) {
        return code.term().replaceAll("[^A-Za-z ]", "");
    }
}
