package org.sightline.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.launch.Step;
import org.sightline.launch.StepKind;
import org.sightline.launch.StepResult;
import org.sightline.launch.TestLaunch;
import org.sightline.launch.TestLaunch.End;
import org.sightline.launch.TestStep;
import org.sightline.launch.smart.SmartStep;

/** The steps of a test launch as the page shows them: those on record, and those that the launch did not come to. */
final class TestSteps {

    private TestSteps() {}

    static List<Step> of(TestLaunch test) {
        @Nullable Door door = doorOf(test.end());
        if (test.steps().isEmpty() && door == null) {
            return List.of();
        }
        Map<String, Step> known = new LinkedHashMap<>();
        test.steps().forEach(step -> known.put(step.name(), step));
        boolean explained = known.values().stream().anyMatch(Step::fails);
        End.@Nullable Refused unexplained = test.end() instanceof End.Refused refused && !explained ? refused : null;
        boolean smart = door == null ? known.containsKey(SmartStep.START.name()) : door == Door.SMART;
        return smart ? smart(known, unexplained) : token(known, unexplained);
    }

    /** A SMART launch is refused at the first step that did not hold. */
    private static List<Step> smart(Map<String, Step> known, End.@Nullable Refused refused) {
        List<Step> steps = new ArrayList<>();
        boolean pending = refused != null;
        for (StepKind kind : Stream.<StepKind>concat(
                        Arrays.stream(SmartStep.values()), Arrays.stream(TestStep.values()))
                .toList()) {
            if (refused != null && pending && !known.containsKey(kind.name())) {
                pending = false;
                steps.add(refused(refused, kind.title(), kind.expected()));
            } else {
                steps.add(reached(kind, known));
            }
        }
        return steps;
    }

    /** What refuses a launch although every check of its token holds is none of the token's. */
    private static List<Step> token(Map<String, Step> known, End.@Nullable Refused refused) {
        List<Step> steps = new ArrayList<>();
        known.values().stream().filter(step -> !isLast(step)).forEach(steps::add);
        if (refused != null) {
            steps.add(refused(refused, "Way in", "A registered origin; a token or a link that was not used before"));
        }
        Arrays.stream(TestStep.values()).map(kind -> reached(kind, known)).forEach(steps::add);
        return steps;
    }

    private static Step reached(StepKind kind, Map<String, Step> known) {
        return known.getOrDefault(kind.name(), Step.of(kind, StepResult.NOT_REACHED, ""));
    }

    private static Step refused(End.Refused refused, String title, String expected) {
        return new Step("", title, expected, StepResult.FAILS, refused.detail(), refused.reason());
    }

    private static boolean isLast(Step step) {
        return Arrays.stream(TestStep.values()).anyMatch(last -> last.name().equals(step.name()));
    }

    private static @Nullable Door doorOf(@Nullable End end) {
        return switch (end) {
            case null -> null;
            case End.Accepted accepted -> accepted.door();
            case End.Refused refused -> refused.door();
            case End.Stopped _ -> null;
        };
    }
}
