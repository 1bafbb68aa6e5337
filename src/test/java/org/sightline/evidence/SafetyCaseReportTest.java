package org.sightline.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.evidence.HazardLog.Control;
import org.sightline.evidence.HazardLog.Hazard;
import org.sightline.evidence.HazardLog.Risk;

/** The report is made from the hazard log; {@code -Dsightline.renew=true} writes it anew. */
class SafetyCaseReportTest {

    private static final Path REPORT = Path.of("docs/clinical-safety/report.md");
    private static final Path PLAN = Path.of("docs/clinical-safety/plan.md");

    @Test
    void theReportSaysWhatTheLogSays() throws IOException {
        String report = SafetyCaseReport.of(HazardLog.read());
        if (Boolean.getBoolean("sightline.renew")) {
            Files.writeString(REPORT, report);
        }
        assertEquals(report, Files.readString(REPORT));
    }

    /**
     * That each test exists is held by {@code RequirementsTraceTest}, that it passed by the end of a whole run, and that
     * each document is there by {@code DocumentsTest}, as the report links to it.
     */
    @Test
    void everyControlIsProvedOrHandedOver() throws IOException {
        HazardLog.read()
                .hazards()
                .forEach(hazard -> hazard.controls().forEach(control -> {
                    String where = hazard.id() + ": " + control.what();
                    List<String> tests = Objects.requireNonNullElse(control.tests(), List.of());
                    assertEquals(
                            tests.size(),
                            CitedTest.in(where, String.join(" ", tests)).count(),
                            where);
                    assertEquals(control.isBuilt(), !tests.isEmpty(), where);
                    assertEquals(control.isBuilt(), control.document() == null, where);
                    assertTrue(Set.of("design", "training", "process").contains(control.kind()), where);
                }));
    }

    @Test
    void everyHazardIsRatedOnTheScalesAndHasAnOwner() throws IOException {
        List<Hazard> hazards = HazardLog.read().hazards();
        hazards.forEach(hazard -> assertAll(
                hazard.id(),
                () -> assertTrue(hazard.controls().stream().anyMatch(Control::isBuilt)),
                () -> assertTrue(hazard.residual().rating() <= hazard.initial().rating()),
                () -> assertEquals(
                        hazard.initial().severity(), hazard.residual().severity(), "no control makes it milder"),
                () -> assertEquals(hazard.status(), hazard.open() == null ? "controlled" : "open"),
                () -> assertFalse(hazard.causes().isEmpty()
                        || hazard.harm().isBlank()
                        || hazard.owner().isBlank())));
        List<String> ids = hazards.stream().map(Hazard::id).toList();
        assertEquals(
                IntStream.rangeClosed(1, ids.size())
                        .mapToObj(number -> "H" + number)
                        .toList(),
                ids);
    }

    @Test
    void thePlanHasTheMatrix() throws IOException {
        String plan = Files.readString(PLAN);
        for (String likelihood : Risk.LIKELIHOODS) {
            String row = Stream.concat(
                            Stream.of(likelihood),
                            Risk.SEVERITIES.stream()
                                    .map(severity -> String.valueOf(new Risk(severity, likelihood).rating())))
                    .collect(Collectors.joining(" | ", "| ", " |"));
            assertTrue(plan.contains(row), row);
        }
    }
}
