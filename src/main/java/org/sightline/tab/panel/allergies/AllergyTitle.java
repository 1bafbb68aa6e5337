package org.sightline.tab.panel.allergies;

import org.sightline.tab.panel.Tone;

/** The one thing the banner says about allergies (NHS Common User Interface, Patient Banner, PAB-0064). */
enum AllergyTitle {
    KNOWN("Known allergies", Tone.DANGER),
    NONE_KNOWN("No known allergies", Tone.GOOD),
    NOT_RECORDED("Allergies not recorded", Tone.PLAIN),
    UNAVAILABLE("Allergies unavailable", Tone.WARNING);

    private final String words;
    private final Tone tone;

    AllergyTitle(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    /**
     * One listed allergy makes them known. "No known allergies" needs a source that asserts it, no source that lists
     * one and every source's whole answer; without that whole, nobody can say that none is recorded either.
     */
    static AllergyTitle of(boolean anyListed, boolean noneAsserted, boolean whole) {
        if (anyListed) {
            return KNOWN;
        }
        if (!whole) {
            return UNAVAILABLE;
        }
        return noneAsserted ? NONE_KNOWN : NOT_RECORDED;
    }

    /** Whether the banner has to say that there are statements nobody here can judge. */
    boolean leavesStatementsToRead() {
        return this == NOT_RECORDED || this == UNAVAILABLE;
    }

    String words() {
        return words;
    }

    Tone tone() {
        return tone;
    }
}
