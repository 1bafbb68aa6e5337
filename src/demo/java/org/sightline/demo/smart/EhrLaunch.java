package org.sightline.demo.smart;

/**
 * One click on the launch button, and what every token of it is good for.
 *
 * @param patientId the id of the Patient that was open
 */
public record EhrLaunch(SmartEhr ehr, EhrUser user, String patientId) {}
