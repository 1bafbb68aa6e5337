package org.sightline.policy.objection;

import java.time.LocalDate;

/**
 * How an objection, or its reversal, reached an officer.
 *
 * @param representative the name of whoever spoke for the patient; empty if the patient did
 * @param evidence where the letter, form or note is kept
 */
public record Reception(
        LocalDate receivedOn, HowReceived how, OnBehalf onBehalf, String representative, String evidence) {

    /** The most characters of a representative's name. */
    public static final int MOST_REPRESENTATIVE = 200;

    /** The most characters of an evidence reference. */
    public static final int MOST_EVIDENCE = 300;
}
