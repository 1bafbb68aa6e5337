package org.sightline.registration;

import java.util.List;
import org.sightline.context.Coded;

/** Where the role that decides what a SMART user may open is taken from. */
public sealed interface RoleSource {

    /**
     * The codes of the user's PractitionerRole at the EHR's FHIR base.
     *
     * @param systems the code systems that count, the preferred one first; empty for any
     */
    record PractitionerRole(List<String> systems) implements RoleSource {
        public PractitionerRole {
            systems = List.copyOf(systems);
        }
    }

    /** A claim of the id token, a text or a list of texts. */
    record Claim(String name, String system) implements RoleSource {}

    /** The same role for everybody, for an EHR that only lets this one start the viewer. */
    record Fixed(Coded role) implements RoleSource {}
}
