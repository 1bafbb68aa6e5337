package org.sightline.launch;

/** The steps at the end of every test launch, whichever door it came through. */
public enum TestStep implements StepKind {
    FICTIONAL_PATIENT("Fictional patient", "An NHS number of the range for tests, which begins with 999"),
    SESSION("Session", "A session is opened for this launch alone");

    private final String title;
    private final String expected;

    TestStep(String title, String expected) {
        this.title = title;
        this.expected = expected;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String expected() {
        return expected;
    }
}
