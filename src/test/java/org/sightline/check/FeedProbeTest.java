package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.Receipts;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.reading.DialectHabits;
import org.sightline.feed.reading.DialectRecord;
import org.sightline.feed.reading.DialectServer;
import org.sightline.feed.reading.ReaderUnderTest;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.registration.loading.LaunchConfigLoader;
import org.sightline.tab.definition.TabCatalogue;

@DisplayName("F37 ./sightline check --online --patient finds out what a feed understands")
class FeedProbeTest {

    private static final Map<String, String> LOOPBACK = Map.of("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    @TempDir
    Path temporary;

    private CheckedFolder folder;

    @BeforeEach
    void writeSoundFolder() throws IOException {
        folder = new CheckedFolder(temporary);
        folder.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION.replace("https://epr.northgate.example/", "http://localhost:1/"));
    }

    @Test
    @DisplayName("F37 a server that wants a category")
    void strict() throws Exception {
        finds(DialectHabits.STRICT, "One that wants a category");
    }

    @Test
    @DisplayName("F37 a server that wants dates with a time and small pages")
    void timed() throws Exception {
        finds(DialectHabits.TIMED, "One that wants dates with a time and small pages");
    }

    @Test
    @DisplayName("F37 a server that passes over what it does not understand")
    void ignoring() throws Exception {
        finds(DialectHabits.IGNORING, "One that passes over what it does not understand");
    }

    @Test
    @DisplayName("F37 only numbers that belong to nobody are asked for, and only online")
    void onlyFictionalPatients() {
        for (String number : List.of("0000000000", "9990000019", "ivy")) {
            CheckedFolder.Outcome outcome =
                    CheckedFolder.check(LOOPBACK, "--online", "--patient", number, folder.toString());
            assertEquals(Check.NOT_CHECKED, outcome.code());
            assertEquals(
                    List.of("--patient takes the NHS number of a fictional patient, ten digits that begin with 999."
                            + " See ./sightline check --help."),
                    outcome.lines());
        }
        assertEquals(
                List.of("--patient goes with --online. See ./sightline check --help."),
                CheckedFolder.check(LOOPBACK, "--patient", "9990000018", folder.toString())
                        .lines());
        assertEquals(
                List.of("--patient needs a value. See ./sightline check --help."),
                CheckedFolder.check(LOOPBACK, "--online", "--patient").lines());
    }

    /**
     * What it finds, that the block it prints is all the server needs, and that it tells nothing of the patient.
     *
     * @param heading of what is printed in docs/feeds.md
     */
    private void finds(DialectHabits habits, String heading) throws Exception {
        String expected = Files.readString(Path.of("docs/feeds.md"))
                .replaceFirst("(?s).*\n### " + heading + "\n\n```\n", "")
                .replaceFirst("(?s)\n```.*", "");
        try (DialectServer server = DialectServer.start(habits, DialectRecord.ALL)) {
            String feed = ConfigFolder.FEED
                    .replace("https://fhir.greenfield.example/r4", server.base().toString())
                    .replace(
                            "[Patient, AllergyIntolerance]",
                            "[Patient, Appointment, CarePlan, Flag, MedicationRequest, Observation]");
            folder.write("feeds/greenfield.yaml", feed);

            List<String> lines = probe();
            assertEquals(expected.strip(), String.join("\n", lines).strip());
            assertFalse(
                    String.join("\n", lines).matches("(?si).*(\\bivy\\b|Marlow|9990000018|1945-03-07|Creatinine).*"));
            String block = lines.stream()
                    .dropWhile(line -> !line.equals("dialect:"))
                    .takeWhile(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
            folder.write("feeds/greenfield.yaml", feed + block + "\n");
            assertTrue(probe().contains("feeds/greenfield.yaml says so already."));
            long refusals = server.refusals();
            answersInFull();
            assertEquals(refusals, server.refusals());
        }
    }

    private List<String> probe() {
        return CheckedFolder.check(LOOPBACK, "--online", "--patient", "9990000018", folder.toString()).lines().stream()
                .dropWhile(line -> !line.startsWith("greenfield"))
                .filter(line -> !line.startsWith(folder.toString()))
                .toList();
    }

    /** Nothing is refused, ignored or broken; what a required filter keeps back is told. */
    private void answersInFull() {
        LaunchConfig config =
                new LaunchConfigLoader(true, CLOCK).check(temporary).orThrow();
        TabCatalogue tabs = new TabCatalogue();
        SearchPlan plan = SearchPlan.of(tabs.among(tabs.ids()).stream()
                .flatMap(tab -> tab.panels().stream())
                .flatMap(panel -> panel.searches().stream())
                .toList());
        FeedAnswer.Answered answered = (FeedAnswer.Answered) new ReaderUnderTest()
                .at(CLOCK)
                .feed(config.feeds().getFirst())
                .read(Receipts.forPatient("9990000018", LocalDate.of(1945, 3, 7)), plan)
                .getFirst()
                .answer();
        List<Remark> faults = answered.outcomes().values().stream()
                .flatMap(outcome -> outcome.remarks().stream())
                .filter(remark -> !(remark instanceof Remark.LeftOut left && left.how() == Remark.LeftOut.How.NOT_SENT))
                .filter(remark -> !(remark instanceof Remark.AskedOnly)
                        && !(remark instanceof Remark.NotKnown)
                        && !(remark instanceof Remark.NeedsFilter))
                .toList();
        assertEquals(List.of(), faults);
    }
}
