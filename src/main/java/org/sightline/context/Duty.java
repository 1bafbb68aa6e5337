package org.sightline.context;

/** What an officer is trusted with, for their own organisation. Which role of a token gives it is configuration. */
public enum Duty {
    /** Looks after who looked at whom, and why. */
    PRIVACY_OFFICER("Privacy officer"),
    /** Looks after the organisation's launch registration. */
    ADMINISTRATOR("Launch administrator"),
    /** Looks after what users report to be wrong in the data. */
    DATA_QUALITY("Data quality");

    private final String title;

    Duty(String title) {
        this.title = title;
    }

    /** In the words of the pages. */
    public String title() {
        return title;
    }
}
