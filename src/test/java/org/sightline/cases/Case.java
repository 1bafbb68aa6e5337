package org.sightline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One file of {@code src/test/resources/cases}. */
record Case(String name, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER =
            Path.of(System.getProperty("sightline.basedir", "."), "src/test/resources/cases");

    static final String NHS_NUMBER = "9990000018";
    static final String BORN = "1945-03-12";

    static Stream<Case> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Case::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(Path file) {
        try {
            return new Case(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tab() {
        return json.path("tab").asText();
    }

    /** What {@code shows}, {@code neverShows} or {@code showsWithoutAClick} asks for. */
    List<String> expected(String list) {
        return StreamSupport.stream(json.path("expect").path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The feeds by their letter, started. */
    Map<String, CaseFeed> feeds() {
        Map<String, CaseFeed> feeds = new LinkedHashMap<>();
        for (String letter : List.of("A", "B", "C")) {
            JsonNode instead = json.at("/feedBehaviour/" + letter + "/error");
            feeds.put(letter, new CaseFeed(patient(letter), json.at("/feeds/" + letter), instead));
        }
        return feeds;
    }

    /** An ordinary patient of this feed, with what the case says of them. */
    private JsonNode patient(String letter) {
        ObjectNode patient =
                JSON.createObjectNode().put("resourceType", "Patient").put("id", "p" + letter);
        patient.putArray("identifier")
                .addObject()
                .put("system", "https://fhir.nhs.uk/Id/nhs-number")
                .put("value", NHS_NUMBER);
        patient.putArray("name")
                .addObject()
                .put("family", "Adeyemi")
                .putArray("given")
                .add("Ivy");
        patient.put("gender", "female").put("birthDate", BORN);
        for (JsonNode changed : json.at("/patients/" + letter)) {
            patient.setAll((ObjectNode) changed);
        }
        return patient;
    }
}
