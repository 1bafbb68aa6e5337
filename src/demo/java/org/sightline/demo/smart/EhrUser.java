package org.sightline.demo.smart;

import java.util.Map;
import org.sightline.context.Coded;

/**
 * Who is signed in at the EPR.
 *
 * @param id the user's id there, and of their Practitioner
 * @param sdsUserId the user's id in the national directory; fictional
 * @param actingFor for whom they act, as the id token says it; empty if for nobody else
 */
public record EhrUser(String id, String name, String sdsUserId, Coded role, Map<String, Object> actingFor) {
    public EhrUser {
        actingFor = Map.copyOf(actingFor);
    }
}
