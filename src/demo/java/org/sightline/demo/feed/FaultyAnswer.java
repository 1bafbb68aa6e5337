package org.sightline.demo.feed;

import java.util.regex.Pattern;

/** What becomes of a feed's answer under a fault that leaves it one. */
final class FaultyAnswer {

    private static final Pattern REFERENCE = Pattern.compile("(\"reference\":\\s*\"(?:[^\"]*/)?Patient/)[^\"]+");

    private FaultyAnswer() {}

    /** The first half: JSON that breaks off. */
    static String brokenOff(String json) {
        return json.substring(0, json.length() / 2);
    }

    /** Every entry names a patient whom nobody asked for. */
    static String ofAnotherPatient(String json) {
        return REFERENCE.matcher(json).replaceAll("$1another-patient");
    }
}
