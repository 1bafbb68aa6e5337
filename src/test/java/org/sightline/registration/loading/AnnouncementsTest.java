package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.Announcement;
import org.sightline.registration.FeedRegistration;

/** What an operator announces of a feed, in its file. */
class AnnouncementsTest {

    private static final String FEED = "feeds/greenfield.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void areReadWithTheirDaysAndTypes() {
        announce("{words: Results are late., from: 2026-11-29, until: 2036-12-02, types: [AllergyIntolerance]}");

        FeedRegistration feed = folder.load().feeds().getFirst();

        LocalDate first = LocalDate.of(2026, 11, 29);
        LocalDate last = LocalDate.of(2036, 12, 2);
        assertEquals(
                List.of(new Announcement("Results are late.", first, last, Set.of("AllergyIntolerance"))),
                feed.data().announcements());
        assertEquals(List.of(), feed.announcedOn(first.minusDays(1)));
        assertEquals(1, feed.announcedOn(first).size());
        assertEquals(1, feed.announcedOn(last).size());
        assertEquals(List.of(), feed.announcedOn(last.plusDays(1)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {from: 2026-11-29} | announcements[0].words: is missing
            {words: Late., until: tomorrow} | announcements[0].until: has to be a date such as 2015-04-01
            {words: Late., from: 2026-12-02, until: 2026-12-01} | announcements[0].until: is before from, so that it would never be shown
            {words: Late., types: [Appointment]} | announcements[0].types[0]: is not among what the feed supplies
            {words: Late., untill: 2026-12-01} | announcements[0].untill: is not a known field; did you mean until?
            """)
    @DisplayName("K01 an announcement that would never be shown is told with file, line and field")
    void tellsWhatIsWrong(String announcement, String expected) {
        announce(announcement);

        List<String> problems = folder.problems();
        assertTrue(problems.stream().anyMatch(one -> one.endsWith(expected)), () -> expected + " among " + problems);
    }

    @Test
    @DisplayName("one that is past is a warning, and keeps nothing from being loaded")
    void warnsOfWhatIsPast() {
        announce("{words: Late., until: 2001-12-01}");

        assertEquals(
                List.of("warning: is past: the announcement is not shown any more"),
                ConfigFolder.loader(false).check(temporary).problems().stream()
                        .map(problem -> problem.severity().word() + ": " + problem.message())
                        .toList());
    }

    private void announce(String announcement) {
        folder.change(FEED, text -> text + "announcements: [" + announcement + "]\n");
    }
}
