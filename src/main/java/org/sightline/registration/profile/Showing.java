package org.sightline.registration.profile;

/** How much of a panel a role is shown, the least first. */
public enum Showing {
    /** Not the panel, not how many entries it has, not that it has any. */
    NOT_AT_ALL("not at all"),
    /** That there is an entry, its date and its source, and not what it says. */
    EXISTS_ONLY("exists only"),
    IN_FULL("in full");

    private final String words;

    Showing(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
