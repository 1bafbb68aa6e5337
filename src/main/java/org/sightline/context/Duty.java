package org.sightline.context;

/** What an officer is trusted with, for their own organisation unless it says otherwise. Which role of a token gives it is configuration. */
public enum Duty {
    /** Looks after who looked at whom, and why. */
    PRIVACY_OFFICER("Privacy officer"),
    /** Looks after the organisation's launch registration. */
    ADMINISTRATOR("Launch administrator"),
    /** Looks after what users report to be wrong in the data. */
    DATA_QUALITY("Data quality"),
    /** Records and reverses patients' objections to their record being shown. */
    OBJECTIONS("Objections"),
    /** As a privacy officer, for the users of every organisation. */
    REGIONAL_PRIVACY_OFFICER("Privacy officer of the region");

    private final String title;

    Duty(String title) {
        this.title = title;
    }

    /** In the words of the pages. */
    public String title() {
        return title;
    }
}
