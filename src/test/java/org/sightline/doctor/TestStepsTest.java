package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;
import org.sightline.launch.Step;
import org.sightline.launch.StepKind;
import org.sightline.launch.StepResult;
import org.sightline.launch.TestLaunch;
import org.sightline.launch.TestStep;
import org.sightline.launch.smart.SmartStep;
import org.sightline.launch.token.TokenStep;

/** Which step a launch ended at, for each number of steps that held before. */
class TestStepsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aSmartLaunchIsRefusedAtTheFirstStepThatDidNotHold() {
        List<SmartStep> steps = Arrays.asList(SmartStep.values());
        for (SmartStep step : steps) {
            List<Step> taken = steps.subList(0, step.ordinal()).stream()
                    .map(held -> step(held, StepResult.HOLDS))
                    .toList();
            List<Step> lines = TestSteps.of(test(taken, Door.SMART));
            assertEquals(steps.size() + 2, lines.size());
            for (int i = 0; i < lines.size(); i++) {
                String expected = i < step.ordinal() ? "Holds" : i == step.ordinal() ? "Fails" : "Not reached";
                assertEquals(expected, lines.get(i).result().words(), step + " " + i);
            }
            assertEquals("SOME_REASON", lines.get(step.ordinal()).reason());
            assertEquals("what came", lines.get(step.ordinal()).finding());
        }
    }

    @Test
    void aPatientWhoIsNotFictionalIsTheOnlyStepThatFails() {
        List<Step> taken = new ArrayList<>(Arrays.stream(SmartStep.values())
                .map(step -> step(step, StepResult.HOLDS))
                .toList());
        taken.add(step(TestStep.FICTIONAL_PATIENT, StepResult.FAILS));
        List<Step> lines = TestSteps.of(test(taken, Door.SMART));
        assertEquals(
                List.of("Fails", "Not reached"),
                lines.stream()
                        .skip(SmartStep.values().length)
                        .map(step -> step.result().words())
                        .toList());
    }

    @Test
    void whatRefusesASoundTokenIsALineOfItsOwn() {
        List<Step> lines = TestSteps.of(test(List.of(step(TokenStep.FORM, StepResult.HOLDS)), Door.TOKEN));
        assertEquals(
                List.of("Form and size", "Way in", "Fictional patient", "Session"),
                lines.stream().map(Step::title).toList());
        assertEquals("SOME_REASON", lines.get(1).reason());
    }

    @Test
    void aPushedLaunchShowsWhatTheBrowserDid() {
        List<Step> taken =
                List.of(step(TestStep.FICTIONAL_PATIENT, StepResult.HOLDS), step(TestStep.SESSION, StepResult.HOLDS));
        TestLaunch.End opened = new TestLaunch.End.Accepted(Door.PUSHED, new LaunchId("AAAAAAAAAAAAAAAAAAAAAA"));
        assertEquals(
                List.of("Fictional patient", "Session"),
                TestSteps.of(new TestLaunch(NOW, NOW.plusSeconds(600), taken, opened)).stream()
                        .map(Step::title)
                        .toList());
    }

    @Test
    void aTestThatWaitsShowsNoStepYet() {
        assertEquals(List.of(), TestSteps.of(new TestLaunch(NOW, NOW.plusSeconds(600), List.of(), null)));
        assertEquals(
                List.of(),
                TestSteps.of(new TestLaunch(NOW, NOW.plusSeconds(600), List.of(), new TestLaunch.End.Stopped())));
    }

    private static Step step(StepKind kind, StepResult result) {
        return Step.of(kind, result, "came");
    }

    private static TestLaunch test(List<Step> taken, Door door) {
        return new TestLaunch(
                NOW,
                NOW.plusSeconds(600),
                taken,
                new TestLaunch.End.Refused(door, "SOME_REASON", "what came", "K7P-3QX-9MT"));
    }
}
