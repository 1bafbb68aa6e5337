package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.FhirBases;

/** By which other addresses a feed's server calls itself. */
class FeedNamesTest {

    private static final String FEED = "feeds/greenfield.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void readsTheOtherNames() {
        names("https://inside.greenfield.example/r4/, https://gateway.example:8443/greenfield");
        assertEquals(
                new FhirBases(
                        URI.create("https://fhir.greenfield.example/r4"),
                        Set.of(
                                URI.create("https://inside.greenfield.example/r4"),
                                URI.create("https://gateway.example:8443/greenfield"))),
                folder.load().feeds().getFirst().connection().orElseThrow().bases());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "http://inside.example/r4 | has to be https",
                "'https://inside.example/r4?x' | must not have a query (?)",
                "https://fhir.greenfield.example/r4 | FHIR base https://fhir.greenfield.example/r4 is already named in feeds/greenfield.yaml:4:14"
            })
    void refusesWhatIsNoOtherName(String name, String problem) {
        names(name);
        assertEquals(List.of("feeds/greenfield.yaml:7:15: alsoKnownAs[0]: " + problem), folder.problems());
    }

    @Test
    void noTwoFeedsMayNameOneBase() {
        names("https://fhir.westfield.example/r4");
        folder.write(
                "feeds/westfield.yaml",
                ConfigFolder.FEED.replace("greenfield", "westfield").replace("A81001", "A81002"));
        assertEquals(
                List.of("feeds/westfield.yaml:4:14: fhirBaseUrl: FHIR base https://fhir.westfield.example/r4 is already"
                        + " named in feeds/greenfield.yaml:7:15"),
                folder.problems());
    }

    private void names(String list) {
        folder.change(FEED, text -> text + "alsoKnownAs: [" + list + "]\n");
    }
}
