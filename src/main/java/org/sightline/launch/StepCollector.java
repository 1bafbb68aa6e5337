package org.sightline.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects how each step of one verification comes out; a step that is never taken is listed as such. */
public final class StepCollector {

    private final List<StepKind> kinds;
    private final StepResult untaken;
    private final String inTheWay;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private @Nullable StepRefusedException refusal;

    /**
     * @param kinds every step there is, in order
     * @param untaken how one comes out that is not taken
     * @param inTheWay why, for one that says nothing of its own
     */
    public StepCollector(StepKind[] kinds, StepResult untaken, String inTheWay) {
        this.kinds = List.of(kinds);
        this.untaken = untaken;
        this.inTheWay = inTheWay;
    }

    /** Something that gives a value, or refuses a launch. */
    public interface Reading<T> {
        T read() throws StepRefusedException;
    }

    /** Something that holds, or refuses a launch. */
    public interface Check {
        void check() throws StepRefusedException;
    }

    /** @param finding what was found, if the value is there */
    public <T> Optional<T> read(StepKind kind, Reading<T> reading, Function<T, String> finding) {
        try {
            T value = reading.read();
            holds(kind, finding.apply(value));
            return Optional.of(value);
        } catch (StepRefusedException e) {
            fails(kind, e);
            return Optional.empty();
        }
    }

    /** @param finding what was found, if it holds */
    public void check(StepKind kind, Check check, String finding) {
        try {
            check.check();
            holds(kind, finding);
        } catch (StepRefusedException e) {
            fails(kind, e);
        }
    }

    public void holds(StepKind kind, String finding) {
        put(Step.of(kind, StepResult.HOLDS, finding));
    }

    public void warns(StepKind kind, String finding) {
        put(Step.of(kind, StepResult.WARNS, finding));
    }

    public void fails(StepKind kind, StepRefusedException why) {
        put(Step.of(kind, why));
        refusal = refusal == null ? why : refusal;
    }

    /** A fault that refuses no launch at our door, but leaves the user with nothing. */
    public void fails(StepKind kind, String finding) {
        put(Step.of(kind, StepResult.FAILS, finding));
    }

    /** A step that is not taken, and why. */
    public void skips(StepKind kind, String why) {
        put(Step.of(kind, untaken, why));
    }

    public boolean held(StepKind kind) {
        return Stream.ofNullable(steps.get(kind.name())).anyMatch(step -> step.result() == StepResult.HOLDS);
    }

    /** The first that was found. */
    public Optional<StepRefusedException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The steps that were taken so far. */
    public List<Step> taken() {
        return List.copyOf(steps.values());
    }

    public Verification verification() {
        return new Verification(kinds.stream()
                .map(kind -> steps.getOrDefault(kind.name(), Step.of(kind, untaken, inTheWay)))
                .toList());
    }

    private void put(Step step) {
        steps.put(step.name(), step);
    }
}
