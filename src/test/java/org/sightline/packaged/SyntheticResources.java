package org.sightline.packaged;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Resources of a usual size for one fictional patient, as JSON. */
public final class SyntheticResources {

    public static final String NHS_NUMBER = "9990000018";
    public static final String BIRTH_DATE = "1945-03-12";

    public static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","active":true,\
            "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],\
            "name":[{"use":"official","family":"Adeyemi","given":["Ivy"],"prefix":["Mrs"]}],\
            "gender":"female","birthDate":"%s"}""".formatted(NHS_NUMBER, BIRTH_DATE);

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/";

    /** The share of each type in a record of a usual mix, in percent. */
    private static final Map<String, Integer> MIX =
            Map.of("AllergyIntolerance", 2, "Condition", 14, "MedicationRequest", 24, "Observation", 60);

    /** How many different tests the results are of. */
    private static final int TESTS = 60;

    private SyntheticResources() {}

    /** How many of each type make up a record of {@code size} resources. */
    public static Map<String, Integer> mix(int size) {
        return MIX.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> Math.max(1, size * e.getValue() / 100)));
    }

    public static List<String> make(String type, String feed, int count) {
        return IntStream.range(0, count).mapToObj(i -> one(type, feed, i)).toList();
    }

    static String document(String id, String contentType, byte[] file) {
        return "{\"resourceType\":\"DocumentReference\",\"id\":\"%s\",\"status\":\"current\",".formatted(id)
                + subject() + "\"content\":[{\"attachment\":{\"contentType\":\"" + contentType + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(file) + "\"}}]}";
    }

    private static String one(String type, String feed, int i) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1 + i % 150);
        String head =
                "{\"resourceType\":\"%s\",\"id\":\"%s-%d\",\"meta\":{\"versionId\":\"1\"},".formatted(type, type, i)
                        + "\"identifier\":[{\"system\":\"https://%s.example/id\",\"value\":\"%s-%d\"}],"
                                .formatted(feed, type, i);
        return head
                + switch (type) {
                    case "AllergyIntolerance" ->
                        coded("clinicalStatus", CLINICAL + "allergyintolerance-clinical", "active")
                                + code("91936005", "Allergy to penicillin " + i)
                                + "\"patient\":{\"reference\":\"Patient/p1\"},\"recordedDate\":\"" + day + "\"}";
                    case "Condition" ->
                        coded("clinicalStatus", CLINICAL + "condition-clinical", "active")
                                + code("44054006", "Type 2 diabetes mellitus " + i)
                                + subject() + "\"recordedDate\":\"" + day + "\"}";
                    case "MedicationRequest" ->
                        "\"status\":\"active\",\"intent\":\"order\","
                                + "\"medicationCodeableConcept\":{\"text\":\"Metformin 500mg tablets " + i + "\"},"
                                + subject() + "\"authoredOn\":\"" + day
                                + "\",\"dosageInstruction\":[{\"text\":\"One tablet twice a day with food\"}]}";
                    case "Observation" ->
                        "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"" + CLINICAL
                                + "observation-category\",\"code\":\"laboratory\"}]}],"
                                + test(i % TESTS)
                                + subject() + "\"effectiveDateTime\":\"" + day + "T09:30:00Z\","
                                + "\"valueQuantity\":{\"value\":" + (40 + i % 30) + ",\"unit\":\"mmol/mol\"},"
                                + "\"referenceRange\":[{\"low\":{\"value\":20,\"unit\":\"mmol/mol\"},"
                                + "\"high\":{\"value\":42,\"unit\":\"mmol/mol\"}}]}";
                    default -> throw new IllegalArgumentException(type);
                };
    }

    private static String test(int number) {
        return "\"code\":{\"coding\":[{\"system\":\"https://laboratory.example/test\",\"code\":\"T%1$d\","
                        .formatted(number)
                + "\"display\":\"Laboratory test number %d\"}]},".formatted(number);
    }

    private static String subject() {
        return "\"subject\":{\"reference\":\"Patient/p1\"},";
    }

    private static String coded(String element, String system, String code) {
        return "\"%s\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]},".formatted(element, system, code);
    }

    private static String code(String sctid, String term) {
        return "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"%s\",\"display\":\"%s\"}]},"
                .formatted(sctid, term);
    }
}
