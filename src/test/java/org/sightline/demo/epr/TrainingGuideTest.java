package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;

/** Holds {@code docs/training.md} to the demo as it is. What fails prints the table to put in its place. */
class TrainingGuideTest {

    private static final Path GUIDE = Path.of("docs/training.md");

    @Test
    void listsEveryPatientAndWhatItTeaches() throws IOException {
        assertHolds(
                List.of("Patient", "Launch as", "What this patient teaches"),
                Stories.asOf(LocalDate.of(2026, 11, 21)).stream().map(TrainingGuideTest::row));
    }

    @Test
    void listsEveryoneWhoCanBePlayed() throws IOException {
        assertHolds(
                List.of("Organisation", "Who", "Job"),
                Staff.all().stream()
                        .flatMap(staff -> staff.users().stream())
                        .map(user -> List.of(user.organisation().title(), user.name(), user.job())));
    }

    @Test
    void saysWhatEachButtonDoesAndWhatTheRecordThenSays() throws IOException {
        assertHolds(
                List.of("Button", "The source", "The record says of it"),
                FaultLesson.all().stream()
                        .map(lesson ->
                                List.of(lesson.title(), lesson.does(), "“" + lesson.says() + "”" + lesson.meaning())));
    }

    /** Whom it names as launching by SMART, and whose button is there for the patients it names. */
    @Test
    void namesWhoLaunchesBySmart() throws IOException {
        String launching = Staff.all().stream()
                .map(Staff::organisation)
                .filter(EprOrganisation::bySmart)
                .map(EprOrganisation::title)
                .collect(Collectors.joining(", "));
        String guide = Files.readString(GUIDE);
        assertTrue(guide.contains("| " + launching + " |\n"), launching);
        for (List<String> row : List.of(List.of("rita-okafor", "ADEYEMI"), List.of("grace-abiola", "PYM"))) {
            EprUser user = EprUser.byId(row.getFirst()).orElseThrow();
            Story story = Stories.asOf(LocalDate.of(2026, 11, 21)).stream()
                    .filter(each -> each.name().startsWith(row.getLast()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(guide.contains("| " + user.name() + " | **Launch by SMART** beside "), user.name());
            assertTrue(ListedPatient.of(story, user).bySmart(), story.name());
        }
    }

    private static List<String> row(Story story) {
        String name = story.name().contains("<") ? "`" + story.name() + "`" : story.name();
        return List.of(
                name, HandoutSheet.of(story).launchAs().name(), story.handout().teaches());
    }

    private static void assertHolds(List<String> heads, Stream<List<String>> rows) throws IOException {
        String rule = "|" + "---|".repeat(heads.size());
        String table = Stream.of(Stream.of(line(heads), rule), rows.map(TrainingGuideTest::line))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
        assertTrue(
                Files.readString(GUIDE).contains("\n\n" + table + "\n\n"),
                GUIDE + " does not hold this table as it stands now:\n\n" + table + "\n");
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
