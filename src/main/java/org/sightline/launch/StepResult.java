package org.sightline.launch;

/** How a step came out. */
public enum StepResult {
    HOLDS("Holds", "good"),
    /** It refuses no launch and is worth a look. */
    WARNS("Look at it", "warning"),
    FAILS("Fails", "danger"),
    /** An earlier step stands in its way. */
    NOT_MADE("Not made", "none"),
    /** It cannot be tried here, or not without a user. */
    NOT_TRIED("Not tried", "none"),
    /** The launch ended before it. */
    NOT_REACHED("Not reached", "none");

    private final String words;
    private final String sign;

    StepResult(String words, String sign) {
        this.words = words;
        this.sign = sign;
    }

    public String words() {
        return words;
    }

    /** The name of the sign beside the words. */
    public String sign() {
        return sign;
    }
}
