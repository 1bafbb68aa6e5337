package org.sightline.demo.smart;

import org.sightline.context.Coded;

/**
 * Who is signed in at the EPR.
 *
 * @param id the user's id there, and of their Practitioner
 * @param sdsUserId the user's id in the national directory; fictional
 */
public record EhrUser(String id, String name, String sdsUserId, Coded role) {}
