package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;
import org.sightline.launch.KeptTest;
import org.sightline.launch.LaunchStep;
import org.sightline.launch.TestLaunch.Result;
import org.sightline.launch.TestLaunch.Told;
import org.sightline.launch.TestStep;
import org.sightline.launch.smart.SmartStep;
import org.sightline.launch.token.Examination;

/** Which step a launch ended at, for each number of steps that held before. */
class TestLineTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aSmartLaunchIsRefusedAtTheFirstStepThatDidNotHold() {
        List<SmartStep> steps = Arrays.asList(SmartStep.values());
        for (SmartStep step : steps) {
            List<Told> told = steps.subList(0, step.ordinal()).stream()
                    .map(held -> told(held, Result.HOLDS))
                    .toList();
            List<TestLine> lines = TestLine.of(test(told, Door.SMART));
            assertEquals(steps.size() + 2, lines.size());
            for (int i = 0; i < lines.size(); i++) {
                String expected = i < step.ordinal() ? "Holds" : i == step.ordinal() ? "Fails" : "Not reached";
                assertEquals(expected, lines.get(i).result(), step + " " + i);
            }
            assertEquals("SOME_REASON", lines.get(step.ordinal()).reason());
            assertEquals("what came", lines.get(step.ordinal()).came());
        }
    }

    @Test
    void aPatientWhoIsNotFictionalIsTheOnlyStepThatFails() {
        List<Told> told = new ArrayList<>(Arrays.stream(SmartStep.values())
                .map(step -> told(step, Result.HOLDS))
                .toList());
        told.add(told(TestStep.FICTIONAL_PATIENT, Result.FAILS));
        List<TestLine> lines = TestLine.of(test(told, Door.SMART));
        assertEquals(
                List.of("Fails", "Not reached"),
                lines.stream()
                        .skip(SmartStep.values().length)
                        .map(TestLine::result)
                        .toList());
    }

    @Test
    void whatRefusesASoundTokenIsALineOfItsOwn() {
        List<TestLine> lines = TestLine.of(test(List.of(told(Examination.Rule.FORM, Result.HOLDS)), Door.TOKEN));
        assertEquals(
                List.of("Form and size", "Way in", "Fictional patient", "Session"),
                lines.stream().map(TestLine::title).toList());
        assertEquals("SOME_REASON", lines.get(1).reason());
    }

    @Test
    void aPushedLaunchShowsWhatTheBrowserDid() {
        List<Told> told = List.of(told(TestStep.FICTIONAL_PATIENT, Result.HOLDS), told(TestStep.SESSION, Result.HOLDS));
        KeptTest.End opened = new KeptTest.End.Accepted(Door.PUSHED, new LaunchId("AAAAAAAAAAAAAAAAAAAAAA"));
        assertEquals(
                List.of("Fictional patient", "Session"),
                TestLine.of(new KeptTest(NOW, NOW.plusSeconds(600), told, Optional.of(opened))).stream()
                        .map(TestLine::title)
                        .toList());
    }

    @Test
    void aTestThatWaitsShowsNoStepYet() {
        assertEquals(List.of(), TestLine.of(new KeptTest(NOW, NOW.plusSeconds(600), List.of(), Optional.empty())));
        assertEquals(
                List.of(),
                TestLine.of(
                        new KeptTest(NOW, NOW.plusSeconds(600), List.of(), Optional.of(new KeptTest.End.Stopped()))));
    }

    private static Told told(LaunchStep step, Result result) {
        return new Told(step.name(), step.title(), step.expected(), result, "came");
    }

    private static KeptTest test(List<Told> told, Door door) {
        return new KeptTest(
                NOW,
                NOW.plusSeconds(600),
                told,
                Optional.of(new KeptTest.End.Refused(door, "SOME_REASON", "what came", "K7P-3QX-9MT")));
    }
}
