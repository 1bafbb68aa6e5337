package org.sightline.launch.smart;

import com.sun.net.httpserver.HttpExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The FHIR base of a {@link MockEhr}, with two patients and a practitioner: it gives what one patient's token may see, and
 * nothing without a token.
 */
public final class MockFhir {

    final Map<String, String> resources = new ConcurrentHashMap<>();

    MockFhir() {
        give("Patient", "ivy-1", patient("9990000018", "1945-03-12"));
        give("Patient", "stan-2", patient("9990000026", "1950-06-01"));
        give("Practitioner", "rita-1", Map.of("name", List.of(Map.of("given", List.of("Rita"), "family", "Okafor"))));
        give(
                "PractitionerRole",
                "role-1",
                Map.of(
                        "practitioner", Map.of("reference", "Practitioner/rita-1"),
                        "code", List.of(Map.of("coding", List.of(Map.of("system", "urn:jobs", "code", "R8001"))))));
    }

    public static Map<String, Object> patient(String nhsNumber, String birthDate) {
        return Map.of(
                "identifier",
                List.of(Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", nhsNumber)),
                "birthDate",
                birthDate);
    }

    void give(String type, String id, Map<String, Object> members) {
        Map<String, Object> resource = new LinkedHashMap<>(Map.of("resourceType", type, "id", id));
        resource.putAll(members);
        resources.put("/fhir/" + type + "/" + id, MockEhr.json(resource));
    }

    /** @param about whom the token is good for */
    String answer(HttpExchange exchange, String about) {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getQuery();
        boolean others = path.startsWith("/fhir/Patient/") && !path.equals("/fhir/Patient/" + about);
        if (about.isEmpty() || others) {
            return "";
        }
        return query == null
                ? resources.getOrDefault(path, "")
                : bundle(path.substring("/fhir/".length()), about, query);
    }

    private String bundle(String type, String about, String query) {
        String wanted = type.equals("PractitionerRole") ? "rita-1" : about;
        String entries = String.join(
                ",",
                resources.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("/fhir/" + type + "/"))
                        .filter(entry -> entry.getValue().contains("/" + wanted + "\""))
                        .map(entry -> "{\"resource\":" + entry.getValue() + "}")
                        .toList());
        return query.contains(wanted)
                ? "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}"
                : "{\"error\":\"another patient\"}";
    }
}
