package org.sightline.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.context.Door;
import org.sightline.launch.KeptTest;
import org.sightline.launch.KeptTest.End;
import org.sightline.launch.LaunchStep;
import org.sightline.launch.TestLaunch.Result;
import org.sightline.launch.TestLaunch.Told;
import org.sightline.launch.TestStep;
import org.sightline.launch.smart.SmartStep;

/**
 * One step of a test launch as the page shows it.
 *
 * @param result in words
 * @param sign the name of the sign beside them
 * @param reason the code of the refusal, if the launch ended here; else empty
 */
record TestLine(String title, String result, String sign, String came, String expected, String reason) {

    /** Those that were told, and those that the launch did not come to. */
    static List<TestLine> of(KeptTest test) {
        Optional<Door> door = test.end().flatMap(TestLine::door);
        if (test.steps().isEmpty() && door.isEmpty()) {
            return List.of();
        }
        Map<String, Told> told = new LinkedHashMap<>();
        test.steps().forEach(step -> told.put(step.step(), step));
        Optional<End.Refused> unsaid = test.end()
                .filter(End.Refused.class::isInstance)
                .map(End.Refused.class::cast)
                .filter(_ -> told.values().stream().noneMatch(step -> step.result() == Result.FAILS));
        boolean smart = door.map(known -> known == Door.SMART).orElse(told.containsKey(SmartStep.START.name()));
        return smart ? smart(told, unsaid) : token(told, unsaid);
    }

    /** A SMART launch is refused at the first step that did not hold. */
    private static List<TestLine> smart(Map<String, Told> told, Optional<End.Refused> refused) {
        List<TestLine> lines = new ArrayList<>();
        boolean pending = refused.isPresent();
        for (LaunchStep step : Stream.<LaunchStep>concat(
                        Arrays.stream(SmartStep.values()), Arrays.stream(TestStep.values()))
                .toList()) {
            if (pending && !told.containsKey(step.name())) {
                pending = false;
                lines.add(refused(refused.get(), step.title(), step.expected()));
            } else {
                lines.add(of(step, told));
            }
        }
        return lines;
    }

    /** What refuses a launch although every check of its token holds is none of the token's. */
    private static List<TestLine> token(Map<String, Told> told, Optional<End.Refused> refused) {
        List<TestLine> lines = new ArrayList<>();
        told.values().stream().filter(step -> !isLast(step)).map(TestLine::of).forEach(lines::add);
        refused.ifPresent(end ->
                lines.add(refused(end, "Way in", "A registered origin; a token or a link that was not used before")));
        Arrays.stream(TestStep.values()).map(step -> of(step, told)).forEach(lines::add);
        return lines;
    }

    private static TestLine of(LaunchStep step, Map<String, Told> told) {
        return told.get(step.name()) instanceof Told known
                ? of(known)
                : new TestLine(step.title(), "Not reached", "none", "", step.expected(), "");
    }

    private static TestLine refused(End.Refused refused, String title, String expected) {
        return new TestLine(title, "Fails", "danger", refused.detail(), expected, refused.reason());
    }

    private static boolean isLast(Told step) {
        return Arrays.stream(TestStep.values()).anyMatch(last -> last.name().equals(step.step()));
    }

    private static Optional<Door> door(End end) {
        return switch (end) {
            case End.Accepted accepted -> Optional.of(accepted.door());
            case End.Refused refused -> Optional.of(refused.door());
            case End.Stopped _ -> Optional.empty();
        };
    }

    private static TestLine of(Told step) {
        return switch (step.result()) {
            case HOLDS -> new TestLine(step.title(), "Holds", "good", step.came(), step.expected(), "");
            case FAILS -> new TestLine(step.title(), "Fails", "danger", step.came(), step.expected(), "");
            case NOT_MADE -> new TestLine(step.title(), "Not made", "none", step.came(), step.expected(), "");
        };
    }
}
