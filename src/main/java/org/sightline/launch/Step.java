package org.sightline.launch;

/**
 * One step of a launch or of a check, as it came out.
 *
 * @param name of its kind
 * @param title as people call it
 * @param expected what has to be so
 * @param finding what was found instead of or besides it, without secrets or patient data; may be empty
 * @param reason the code of the refusal, if it refuses a launch; else empty
 */
public record Step(String name, String title, String expected, StepResult result, String finding, String reason) {

    public static Step of(StepKind kind, StepResult result, String finding) {
        return new Step(kind.name(), kind.title(), kind.expected(), result, finding, "");
    }

    /** A step that refuses a launch. */
    public static Step of(StepKind kind, StepRefusedException refusal) {
        return new Step(
                kind.name(),
                kind.title(),
                kind.expected(),
                StepResult.FAILS,
                refusal.detail(),
                refusal.reason().name());
    }

    public boolean fails() {
        return result == StepResult.FAILS;
    }
}
