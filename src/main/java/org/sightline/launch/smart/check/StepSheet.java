package org.sightline.launch.smart.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.launch.smart.check.SmartExamination.Result;
import org.sightline.launch.smart.check.SmartExamination.Rule;
import org.sightline.launch.smart.check.SmartExamination.Step;
import org.sightline.launch.smart.server.SmartRefusedException;

/** Gathers how each step came out; one that was never tried says so. */
final class StepSheet {

    private final Map<Rule, Step> steps = new EnumMap<>(Rule.class);

    /** Something that gives a value, or ends a launch. */
    interface Reading<T> {
        T read() throws SmartRefusedException;
    }

    /** @param said what came, if the value is there */
    <T> Optional<T> made(Rule rule, Reading<T> reading, Function<T, String> said) {
        try {
            T value = reading.read();
            holds(rule, said.apply(value));
            return Optional.of(value);
        } catch (SmartRefusedException e) {
            fails(rule, e);
            return Optional.empty();
        }
    }

    void holds(Rule rule, String said) {
        steps.put(rule, new Step(rule, Result.HOLDS, said, Optional.empty()));
    }

    void warns(Rule rule, String said) {
        steps.put(rule, new Step(rule, Result.WARNS, said, Optional.empty()));
    }

    void fails(Rule rule, SmartRefusedException why) {
        steps.put(rule, new Step(rule, Result.FAILS, why.detail(), Optional.of(why.reason())));
    }

    /** A fault that the EHR finds and not we. */
    void fails(Rule rule, String said) {
        steps.put(rule, new Step(rule, Result.FAILS, said, Optional.empty()));
    }

    void notTried(Rule rule, String why) {
        steps.put(rule, new Step(rule, Result.NOT_TRIED, why, Optional.empty()));
    }

    SmartExamination examination() {
        return new SmartExamination(Stream.of(Rule.values())
                .map(rule -> steps.getOrDefault(
                        rule, new Step(rule, Result.NOT_TRIED, "An earlier step stands in its way", Optional.empty())))
                .toList());
    }
}
