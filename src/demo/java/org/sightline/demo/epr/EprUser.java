package org.sightline.demo.epr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.Identifier;
import org.sightline.context.Professional;
import org.sightline.demo.smart.EhrUser;

/**
 * Someone who can be played in the training EPR.
 *
 * @param id names the user in the EPR's own addresses
 * @param sdsUserId the user's id in the national directory; fictional
 * @param job the job in plain words, as the EPR's header shows it
 * @param role what the launch token says
 * @param actingForOrNull the consultant whose secretary they are; null if they act for nobody else
 */
public record EprUser(
        String id,
        EprOrganisation organisation,
        String name,
        String sdsUserId,
        String job,
        Coded role,
        @Nullable Professional actingForOrNull) {

    /** Who is played unless somebody else is asked for. */
    static final String FIRST = "rita-okafor";

    private static final String SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";
    private static final String JOB_ROLES = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";

    static final List<EprUser> ALL = List.of(
            user(FIRST, EprOrganisation.NORTHGATE_HOSPITAL, "Rita Okafor", "11", national("R8001", "triage nurse")),
            user(
                            "sam-doyle",
                            EprOrganisation.NORTHGATE_HOSPITAL,
                            "Sam Doyle",
                            "44",
                            national("R8006", "medical secretary"))
                    .actingFor(new Professional(new Identifier(SDS_USER, "999000000012"), "Dr Priya Nair")),
            new EprUser(
                    "jo-marsh",
                    EprOrganisation.NORTHGATE_HOSPITAL,
                    "Jo Marsh",
                    "999000000033",
                    "car park attendant (may not open records)",
                    new Coded("https://epr.northgate.example/roles", "car-park", "Car park attendant"),
                    null),
            user("tom-bell", EprOrganisation.GREENFIELD_SURGERY, "Dr Tom Bell", "22", national("R0260", "GP")),
            user(
                    "amy-chowdhury",
                    EprOrganisation.COMMUNITY_TRUST,
                    "Amy Chowdhury",
                    "55",
                    national("R8001", "district nurse")),
            user(
                    "neil-barrow",
                    EprOrganisation.COMMUNITY_TRUST,
                    "Neil Barrow",
                    "66",
                    national("R8001", "community mental health nurse")),
            user(
                    "dev-sharma",
                    EprOrganisation.COMMUNITY_TRUST,
                    "Dev Sharma",
                    "99",
                    national("R1690", "111 call handler")),
            user(
                    "leila-haddad",
                    EprOrganisation.COUNTY_COUNCIL,
                    "Leila Haddad",
                    "77",
                    national("R8014", "social worker")),
            user(
                    "grace-abiola",
                    EprOrganisation.WILLOW_HOSPICE,
                    "Grace Abiola",
                    "88",
                    national("R8001", "hospice nurse")),
            user(
                    "hal-winter",
                    EprOrganisation.MOORSIDE_URGENT_CARE,
                    "Hal Winter",
                    "15",
                    national("R8001", "urgent care nurse (at home today)")));

    private static EprUser user(String id, EprOrganisation organisation, String name, String number, Coded role) {
        return new EprUser(id, organisation, name, "9990000000" + number, role.display(), role, null);
    }

    private EprUser actingFor(Professional whom) {
        return new EprUser(id, organisation, name, sdsUserId, job + ", acting for " + whom.name(), role, whom);
    }

    /** For whom they act, in the words of a launch; empty if for nobody else. */
    public Optional<Map<String, Object>> actingFor() {
        return Optional.ofNullable(actingForOrNull)
                .map(whom -> Map.of(
                        "identifier",
                        Map.of(
                                "system",
                                whom.identifier().system(),
                                "value",
                                whom.identifier().value()),
                        "name",
                        whom.name()));
    }

    private static Coded national(String code, String job) {
        return new Coded(JOB_ROLES, code, job);
    }

    /** The same person as the EPR's SMART server knows them. */
    EhrUser atEhr() {
        return new EhrUser(id, name, sdsUserId, role, actingFor().orElse(Map.of()));
    }

    static Optional<EprUser> byId(String id) {
        return ALL.stream().filter(user -> user.id.equals(id)).findFirst();
    }
}
