package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.command.CodesRun.Ended;
import org.sightline.registration.loading.ConfigFolder;

/** What {@code codes coverage} says, of lists that nobody published. */
class CoverageCommandTest {

    private static final String FALLS = "999018971000230105";

    @TempDir
    private Path root;

    private CodesRun run;

    @BeforeEach
    void withAList() throws IOException {
        run = new CodesRun(root);
        new ListFolder(run.config)
                .write(
                        "falls",
                        "refset: \"" + FALLS + "\"\n",
                        IntStream.rangeClosed(1, 4)
                                .mapToObj(i ->
                                        ListFolder.concept(i) + "\t" + (i == 4 ? "declined" : "event") + "\tFall " + i)
                                .toArray(String[]::new));
    }

    @Test
    void saysWhichListsPanelsName() {
        Ended ended = run.run("coverage");
        assertEquals(CodesCommand.DONE, ended.code(), ended.lines()::toString);
        List<String> falls = after(ended.lines(), "Frailty: Falls");
        assertTrue(
                falls.contains("    FALLS_COD (" + FALLS
                        + "): version 1 of 2026-11-01, 4 codes (3 event, 1 declined), 3 counted"),
                falls::toString);
        assertTrue(
                falls.stream().anyMatch(line -> line.matches("    single codes: \\d+, 0 of them in the lists above")),
                falls::toString);
        assertTrue(falls.contains("      217082002 Accidental fall"), falls::toString);
        assertTrue(ended.lines().contains("    DM_COD (999004691000230108): not loaded"), ended.lines()::toString);
        assertTrue(
                ended.lines().getLast().matches("\\d+ published lists named, 1 of them loaded"),
                ended.lines()::getLast);
    }

    @Test
    void saysWhatPanelsFindOfAFile() throws IOException {
        Path file = run.file(
                "record.json",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[",
                "{\"resource\":" + observation("a", ListFolder.concept(2)) + "},",
                "{\"resource\":" + observation("b", "217082002") + "},",
                "{\"resource\":{\"resourceType\":\"Practitioner\",\"id\":\"p\"}},",
                "{\"resource\":{\"resourceType\":\"Basic\",\"id\":\"c\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"73761001\",\"display\":\"Colonoscopy\"}]}}}",
                "]}");
        Ended ended = run.run("coverage", file.toString());
        assertEquals(CodesCommand.DONE, ended.code(), ended.lines()::toString);
        assertTrue(ended.lines().contains("Frailty: Falls: 2 (1 by list, 1 by code)"), ended.lines()::toString);
        assertTrue(
                ended.lines().stream()
                        .anyMatch(line ->
                                line.startsWith("  1\tObservation\thttp://snomed.info/sct|" + ListFolder.concept(2))
                                        && line.endsWith("Published list FALLS_COD, version 1")),
                ended.lines()::toString);
        List<String> nowhere = after(ended.lines(), "In no panel of any tab: 1");
        assertEquals(
                List.of("  1\tBasic\thttp://snomed.info/sct|73761001\tColonoscopy"), nowhere, ended.lines()::toString);
    }

    @Test
    @DisplayName("Each panel is told with how far back it asks, by the folder's first day of the shared record")
    void saysHowFarBackPanelsAsk() throws IOException {
        assertEquals(
                "  asked: last 24 months",
                after(run.run("coverage").lines(), "Non-GP data: Other observations")
                        .getFirst());

        run.file("launch-config/access.yaml", "recordsSince: 2023-01-01", ConfigFolder.ACCESS);
        assertEquals(
                "  asked: since 01-Jan-2023, when the shared record begins",
                after(run.run("coverage").lines(), "Non-GP data: Other observations")
                        .getFirst());
        assertEquals(
                "since 01-Jan-2023, when the shared record begins",
                StreamSupport.stream(json(run.run("coverage", "--json")).spliterator(), false)
                        .filter(one -> one.path("panel").asText().equals("Other observations"))
                        .map(one -> one.path("asked").asText())
                        .findFirst()
                        .orElseThrow());

        run.file("launch-config/access.yaml", "recordsSince: yesterday");
        Ended refused = run.run("coverage");
        assertEquals(CodesCommand.NOT_DONE, refused.code(), refused.lines()::toString);
        assertTrue(refused.lines().toString().contains("recordsSince"), refused.lines()::toString);
    }

    @Test
    void namesWhatCannotBeRead() throws IOException {
        Path file = run.file("record.ndjson", observation("a", ListFolder.concept(2)), "{\"no\":\"resource\"}");
        Ended ended = run.run("coverage", file.toString());
        assertEquals(CodesCommand.LEFT_OUT, ended.code());
        assertTrue(
                ended.lines().contains("record.ndjson:2: is no FHIR R4 resource as JSON; left out"),
                ended.lines()::toString);
        assertTrue(ended.lines().contains("Frailty: Falls: 1 (1 by list)"), ended.lines()::toString);
    }

    @Test
    void writesJsonForPipelines() throws IOException {
        JsonNode lists = json(run.run("coverage", "--json"));
        JsonNode falls = StreamSupport.stream(lists.spliterator(), false)
                .filter(one -> one.path("panel").asText().equals("Falls"))
                .findFirst()
                .orElseThrow();
        assertEquals(FALLS, falls.path("published").path(0).path("id").asText());
        assertEquals(
                3, falls.path("published").path(0).path("roles").path("event").asInt());
        assertFalse(falls.path("single").path(0).path("inNamedList").asBoolean(true));

        Path file = run.file("record.ndjson", observation("a", ListFolder.concept(2)));
        JsonNode found = json(run.run("coverage", "--json", file.toString()));
        JsonNode code = StreamSupport.stream(found.spliterator(), false)
                .filter(one -> one.path("title").asText().equals("Falls"))
                .findFirst()
                .orElseThrow()
                .path("codes")
                .path(0);
        assertEquals(
                "list FALLS_COD",
                code.path("foundBy").asText() + " " + code.path("list").asText());
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertEquals(CodesCommand.DONE, ended.code(), ended.lines()::toString);
        return new ObjectMapper().readTree(String.join("\n", ended.lines()));
    }

    /** The lines below one of them that are indented. */
    private static List<String> after(List<String> lines, String head) {
        int from = lines.indexOf(head);
        assertTrue(from >= 0, () -> head + " is not in " + lines);
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith("  "))
                .toList();
    }

    private static String observation(String id, String code) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id
                + "\",\"status\":\"final\",\"effectiveDateTime\":\"2026-05-04\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\""
                + code + "\"}]}}";
    }
}
