package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before a schema can be asked, and what is found beside what it finds. */
class PlaceOfProblemsTest {

    private static final String ORGANISATION = "organisations/northgate.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    @DisplayName("K01 rules beyond the schema look at what is sound, whatever else is wrong with the file")
    void holdsABrokenFileToTheOtherRulesAsWell() {
        folder.write(
                "organisations/southgate.yaml", ConfigFolder.ORGANISATION.replace("ES256", "none") + "\"#note\": x\n");
        folder.change(
                "feeds/greenfield.yaml",
                text -> text.replace("{kind: none}", "{kind: header, name: X, value: env:MISSING, x: y}"));
        folder.change("access.yaml", text -> text.replace("[summary]", "[" + "a".repeat(41) + "]"));
        List<String> problems = folder.problems();
        for (String expected : List.of(
                "access.yaml:4:12: roles[0].tabs[0]: is not the name of a tab",
                "feeds/greenfield.yaml:5:48: authentication.value: names a secret that is not there: env:MISSING",
                "feeds/greenfield.yaml:5:61: authentication.x: is not a known field",
                "organisations/southgate.yaml:2:12: odsCodes[0]: ODS code RNG01 is already claimed in"
                        + " organisations/northgate.yaml:2:12",
                "organisations/southgate.yaml:4:12: algorithm: has to be one of",
                "organisations/southgate.yaml:9:1: #note: is not a known field")) {
            assertTrue(problems.stream().anyMatch(p -> p.startsWith(expected)), () -> expected + " in " + problems);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            name: &a b | :1:7: anchors and aliases (& and *) are not allowed here: put text that begins so in quotes
            name: !x b | :1:7: tags (!) are not allowed here: put text that begins so in quotes
            name: [[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]] | :1:27: is nested too deep: more than 20 levels
            """)
    @DisplayName("K01 what is no plain YAML is told in words that say what to mend")
    void tellsWhatIsWrongWithYaml(String text, String expected) {
        folder.write(ORGANISATION, text.replace("%n", "\n"));
        assertTrue(folder.problems().getFirst().startsWith(ORGANISATION + expected), folder.problems()::toString);
    }
}
