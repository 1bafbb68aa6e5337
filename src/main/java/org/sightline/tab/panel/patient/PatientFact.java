package org.sightline.tab.panel.patient;

import java.util.Locale;
import org.sightline.display.ShownText;

/** One thing that one source holds of the patient, under the label of its kind. */
record PatientFact(Heading heading, ShownText value) {

    /**
     * What a fact is called.
     *
     * @param place where its row stands
     */
    record Heading(String label, Place place) {}

    /** Where facts of a heading stand, and what it means when two sources say different things. */
    enum Place {
        /** Read before anybody speaks with the patient or rings somebody; different words are a difference. */
        FIRST,
        /** Behind a line unless sources differ. */
        BEHIND,
        /** Behind a line, and each source has its own: that they are not alike says nothing. */
        OWN
    }

    /** Alike for a reader, whatever the capitals, spaces and commas, and whether a use such as "home" is given. */
    String key() {
        String words = value.whole();
        boolean over = words.contains(FactWords.OVER) || words.contains(" to ");
        return (over ? words : words.replaceFirst("\\s*\\([^()]*\\)$", ""))
                .toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
