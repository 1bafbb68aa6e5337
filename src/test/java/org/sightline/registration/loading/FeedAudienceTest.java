package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.FeedRegistration;

/** Feeds for some organisations only, and organisations with some feeds only. */
class FeedAudienceTest {

    private static final String NORTHGATE = "organisations/northgate.yaml";
    private static final String GREENFIELD = "feeds/greenfield.yaml";
    private static final String SOUTHBANK = "feeds/southbank.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeFolderOfTwoOrganisationsAndTwoFeeds() {
        folder = ConfigFolder.sound(temporary);
        folder.write(
                "organisations/riverside.yaml",
                ConfigFolder.ORGANISATION
                        .replace("RNG01", "RRV01")
                        .replace("northgate", "riverside")
                        .replace("Northgate", "Riverside"));
        folder.write(
                SOUTHBANK, ConfigFolder.FEED.replace("greenfield", "southbank").replace("A81001", "RSB01"));
    }

    @Test
    void aFeedOfSomeOrganisationsIsForNoOther() {
        add(GREENFIELD, "organisations: [northgate]");

        assertTrue(feed("greenfield").isFor("northgate"));
        assertFalse(feed("greenfield").isFor("riverside"));
        assertTrue(feed("southbank").isFor("riverside"));
        assertEquals(List.of(), Warnings.of(temporary));
    }

    @Test
    void anOrganisationWithSomeFeedsIsShownNoOther() {
        add(NORTHGATE, "feeds: [greenfield]");

        assertTrue(feed("greenfield").isFor("northgate"));
        assertFalse(feed("southbank").isFor("northgate"));
        assertTrue(feed("southbank").isFor("riverside"));
    }

    @Test
    void whereBothFilesNameTheOtherBothHaveTo() {
        add(GREENFIELD, "organisations: [northgate, riverside]");
        add(NORTHGATE, "feeds: [southbank]");

        assertFalse(feed("greenfield").isFor("northgate"));
        assertTrue(feed("greenfield").isFor("riverside"));
        assertEquals(
                List.of("organisations[0]: has no effect: organisations/northgate.yaml names other feeds only"),
                Warnings.of(temporary));
    }

    @Test
    void warnsOfWhatCanNeverApply() {
        add(GREENFIELD, "organisations: [northgate]");
        add(NORTHGATE, "feeds: [southbank]");
        add("organisations/riverside.yaml", "feeds: [greenfield]");

        assertEquals(
                List.of(
                        "organisations: lets nobody see this feed",
                        "organisations[0]: has no effect: organisations/northgate.yaml names other feeds only",
                        "feeds: leaves no connected feed: every page of its users would be empty",
                        "feeds[0]: has no effect: feeds/greenfield.yaml names other organisations only"),
                Warnings.of(temporary));
    }

    @Test
    @DisplayName("K01 the name of a file that is not there is told with file, line and field")
    void tellsOfFilesThatAreNotThere() {
        add(GREENFIELD, "organisations: [northgat]");
        add(NORTHGATE, "feeds: [greenfeld]");

        assertEquals(
                List.of(
                        "feeds/greenfield.yaml:7:17: organisations[0]: there is no organisation northgat; did you mean"
                                + " northgate?",
                        "organisations/northgate.yaml:9:9: feeds[0]: there is no feed greenfeld; did you mean"
                                + " greenfield?"),
                Warnings.errors(temporary));
    }

    private FeedRegistration feed(String id) {
        return folder.load().feeds().stream()
                .filter(feed -> feed.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void add(String file, String line) {
        folder.change(file, text -> text + line + "\n");
    }
}
