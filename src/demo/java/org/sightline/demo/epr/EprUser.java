package org.sightline.demo.epr;

import java.util.List;
import java.util.Optional;
import org.sightline.context.Coded;

/**
 * Someone who can be played in the training EPR.
 *
 * @param id names the user in the EPR's own addresses
 * @param sdsUserId the user's id in the national directory; fictional
 * @param job the job in plain words, as the EPR's header shows it
 */
public record EprUser(String id, EprOrganisation organisation, String name, String sdsUserId, String job, Coded role) {

    private static final String JOB_ROLES = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";

    static final List<EprUser> ALL = List.of(
            new EprUser(
                    "rita-okafor",
                    EprOrganisation.NORTHGATE_HOSPITAL,
                    "Rita Okafor",
                    "999000000011",
                    "triage nurse",
                    new Coded(JOB_ROLES, "R8001", "triage nurse")),
            new EprUser(
                    "tom-bell",
                    EprOrganisation.GREENFIELD_SURGERY,
                    "Dr Tom Bell",
                    "999000000022",
                    "GP",
                    new Coded(JOB_ROLES, "R0260", "General Medical Practitioner")),
            new EprUser(
                    "jo-marsh",
                    EprOrganisation.NORTHGATE_HOSPITAL,
                    "Jo Marsh",
                    "999000000033",
                    "car park attendant (may not open records)",
                    new Coded("https://epr.northgate.example/roles", "car-park", "Car park attendant")));

    static Optional<EprUser> byId(String id) {
        return ALL.stream().filter(user -> user.id.equals(id)).findFirst();
    }
}
