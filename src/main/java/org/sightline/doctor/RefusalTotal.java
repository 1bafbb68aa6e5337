package org.sightline.doctor;

/** How often launches were refused for one reason. */
record RefusalTotal(String reason, String meaning, int count) {}
