package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.Dialect;

@DisplayName("F32 the dialect of a feed in its file")
class DialectReaderTest {

    private static final String FEED = "feeds/greenfield.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    @DisplayName("F32 says how a feed is asked; without it, as the specification has it")
    void isRead() {
        assertEquals(Dialect.PLAIN, dialect());

        folder.change(FEED, text -> text + """
                dialect:
                  pageSize: 100
                  search: post
                  includes: false
                  datesWithTime: [AllergyIntolerance]
                  notUnderstood:
                    AllergyIntolerance: [date, "date:missing"]
                  required:
                    AllergyIntolerance: [category, code]
                  values:
                    AllergyIntolerance:
                      category: [food, "http://hl7.org/fhir/allergy-intolerance-category|medication"]
                """);

        assertEquals(
                new Dialect(
                        100,
                        true,
                        false,
                        Set.of("AllergyIntolerance"),
                        Map.of("AllergyIntolerance", Set.of("date", "date:missing")),
                        Map.of("AllergyIntolerance", Set.of("category", "code")),
                        Map.of(
                                "AllergyIntolerance",
                                Map.of(
                                        "category",
                                        Set.of(
                                                "food",
                                                "http://hl7.org/fhir/allergy-intolerance-category|medication")))),
                dialect());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            pageSize: 100 | :4:11: pageSize: stands in dialect: write dialect: {pageSize: 100}
            dialect: {pagesize: 100} | :4:11: dialect.pagesize: is not a known field; did you mean pageSize?
            dialect: {search: form} | :4:19: dialect.search: has to be get or post
            dialect: {includes: never} | :4:21: dialect.includes: has to be true or false
            dialect: {datesWithTime: [Appointement]} | :4:27: dialect.datesWithTime[0]: is not the name of a FHIR resource type, such as Patient; did you mean Appointment?
            dialect: {notUnderstood: {AllergyIntolerance: [Date]}} | :4:48: dialect.notUnderstood.AllergyIntolerance[0]: is not the name of a search parameter, such as date or date:missing
            dialect: {notUnderstood: {Allergy: [date]}} | :4:26: dialect.notUnderstood.Allergy: is not the name of a FHIR resource type, such as Patient
            dialect: {required: {AllergyIntolerance: []}} | :4:42: dialect.required.AllergyIntolerance: has to name at least one
            dialect: {values: {AllergyIntolerance: {category: food}}} | :4:51: dialect.values.AllergyIntolerance.category: has to be a list, not text: write [a, b], or each item in a line of its own that begins with - and a space
            dialect: {notUnderstood: {AllergyIntolerance: [date]}, required: {AllergyIntolerance: [date]}} | :4:88: dialect.required.AllergyIntolerance[0]: is required, and notUnderstood names it as well
            """)
    @DisplayName("F32 a dialect that cannot be is told with file, line and field")
    void tellsWhatIsWrong(String dialect, String expected) {
        folder.change(FEED, text -> text.replace("freshness: live", "freshness: live\n" + dialect));

        List<String> problems = folder.problems();
        assertTrue(problems.contains(FEED + expected), () -> expected + " among " + problems);
    }

    @Test
    @DisplayName("F32 a type that the feed does not supply is a warning: what is said of it is never used")
    void warnsOfWhatIsNotSupplied() {
        folder.change(FEED, text -> text + "dialect: {required: {Observation: [category]}}\n");

        assertEquals(
                List.of("warning: is about Observation, which the feed does not supply"),
                ConfigFolder.loader(false).check(temporary).problems().stream()
                        .map(problem -> problem.severity().word() + ": " + problem.message())
                        .toList());
    }

    private Dialect dialect() {
        return folder.load().feeds().getFirst().connection().orElseThrow().dialect();
    }
}
