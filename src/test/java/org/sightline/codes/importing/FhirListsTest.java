package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.codes.command.CodesRun;

class FhirListsTest {

    private static final String HEAD = """
            {"resourceType": "ValueSet", "url": "https://fhir.test.example/ValueSet/t", "name": "TestSet",
             "title": "A set", "version": "1.2", "date": "2026-11-01", %s}""";

    private static final String INCLUDE = "\"compose\": {\"include\": [%s]}";

    @TempDir
    Path root;

    private CodesRun run;

    @BeforeEach
    void start() throws IOException {
        run = new CodesRun(root);
    }

    private Path set(String content) throws IOException {
        return run.file("set.json", HEAD.formatted(content));
    }

    private static String entry(int code, String more) {
        return "{\"system\": \"http://snomed.info/sct\", \"code\": \"%s\", \"display\": \"Code %d\"%s}"
                .formatted(concept(code), code, more);
    }

    @Test
    void readsCodesThatAreWrittenOutAndLeavesOutTheExcluded() throws IOException {
        String part = "{\"system\": \"http://snomed.info/sct\", \"concept\": [%s]}";
        String concepts = entry(1, ", \"designation\": [{\"value\": \"Other words\"}]") + "," + entry(2, "");
        ValueSet list = run.imported(set("\"compose\": {\"include\": [" + part.formatted(concepts) + "], \"exclude\": ["
                + part.formatted(entry(2, "")) + "]}"));
        assertEquals(List.of(concept(1)), list.codes(ListSystem.SNOMED));
        assertEquals("testset", list.name());
        assertEquals("A set", list.head().title());
        assertEquals("https://fhir.test.example/ValueSet/t", list.head().url());
        assertEquals("1.2", list.head().version());
        assertEquals(
                List.of("Other words"),
                list.words(ListSystem.SNOMED, concept(1)).orElseThrow().synonyms());
    }

    @Test
    void believesACompleteExpansionBeforeTheRules() throws IOException {
        String expansion = """
                "expansion": {"timestamp": "2026-11-12T10:00:00Z", "total": 2,
                  "parameter": [{"name": "version", "valueUri": "http://snomed.info/sct|20261119"}],
                  "contains": [%s, {"system": "http://loinc.org", "code": "4548-4", "display": "HbA1c"}]}, """.formatted(entry(1, ", \"abstract\": true, \"contains\": [" + entry(2, "") + "]"));
        String rule =
                "{\"system\": \"http://snomed.info/sct\", \"filter\": [{\"property\": \"constraint\", \"op\": \"=\","
                        + " \"value\": \"<< " + concept(1) + "\"}]}";
        ValueSet list = run.imported(set(expansion + INCLUDE.formatted(rule)));
        assertEquals(List.of(concept(2)), list.codes(ListSystem.SNOMED));
        assertEquals(List.of("4548-4"), list.codes("http://loinc.org"));
        assertEquals("http://snomed.info/sct|20261119", list.head().version());
        assertEquals("2026-11-12", list.head().date().toString());
        assertEquals(Optional.of("HbA1c"), list.term("http://loinc.org", "4548-4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'system': 'http://snomed.info/sct', 'filter': [{'property': 'constraint', 'op': '=', 'value': '<< 1'}]};"
                        + " codes by a rule, << 1",
                "{'valueSet': ['https://fhir.test.example/other']}; codes of another value set, https://fhir.test.example/other",
                "{'system': 'http://snomed.info/sct'}; all of http://snomed.info/sct",
            },
            quoteCharacter = '^')
    void saysWhatTakesAServerAndMakesNoEmptyListOfIt(String include, String why) throws IOException {
        CodesRun.Ended ended = run.run(
                "import", set(INCLUDE.formatted(include.replace('\'', '"'))).toString());
        assertEquals(2, ended.code());
        assertEquals(
                "set.json: TestSet needs a terminology server (./sightline codes fetch): " + why + "; not imported",
                ended.lines().getFirst());
        assertEquals(List.of(), run.lists());
    }

    @Test
    void doesNotBelieveAnExpansionThatIsCut() throws IOException {
        String expansion = "\"expansion\": {\"total\": 3, \"contains\": [" + entry(1, "") + "]}";
        CodesRun.Ended ended = run.run("import", set(expansion).toString());
        assertEquals(2, ended.code());
        assertTrue(ended.lines().getFirst().contains("holds no code"), ended.lines()::toString);
    }

    @Test
    void saysWhatIsNoValueSet() throws IOException {
        assertEquals(
                2,
                run.run(
                                "import",
                                run.file("a.json", "{\"resourceType\": \"Patient\"}")
                                        .toString())
                        .code());
        assertEquals(
                "b.json: is no JSON from line 2 on; not imported",
                run.run("import", run.file("b.json", "{", "x").toString())
                        .lines()
                        .getFirst());
    }
}
