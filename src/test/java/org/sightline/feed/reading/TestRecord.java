package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fictional FHIR JSON; the NHS numbers are of the 999 test range. */
public final class TestRecord {

    static final String IVY_NUMBER = "9990000018";
    static final String OTHER_NUMBER = "9990000026";
    static final LocalDate IVY_BORN = LocalDate.of(1945, 3, 7);
    static final String IVY = patient("ivy", IVY_NUMBER, "1945-03-07", "");

    private TestRecord() {}

    /**
     * @param more further members, each with a leading comma
     */
    static String patient(String id, String nhsNumber, String birthDate, String more) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
                "name":[{"family":"Marlow","given":["Ivy"]}],"birthDate":"%s"%s}
                """.formatted(id, nhsNumber, birthDate, more);
    }

    /**
     * @param subject the JSON of the subject reference
     */
    static String condition(String id, String subject) {
        return """
                {"resourceType":"Condition","id":"%s","code":{"text":"Type 2 diabetes"},"subject":%s}
                """.formatted(id, subject);
    }

    public static String condition(String id) {
        return condition(id, "{\"reference\":\"Patient/ivy\"}");
    }

    public static String match(String resource) {
        return "{\"resource\":" + resource + ",\"search\":{\"mode\":\"match\"}}";
    }

    static String included(String resource) {
        return "{\"resource\":" + resource + ",\"search\":{\"mode\":\"include\"}}";
    }

    public static String searchset(String... entries) {
        return page(Optional.empty(), entries);
    }

    static String page(Optional<String> next, String... entries) {
        String link = next.map(url -> ",\"link\":[{\"relation\":\"next\",\"url\":\"" + url + "\"}]")
                .orElse("");
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"" + link + ",\"entry\":["
                + Arrays.stream(entries).collect(Collectors.joining(",")) + "]}";
    }

    static String outcome(String severity) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity
                + "\",\"code\":\"processing\"}]}";
    }
}
