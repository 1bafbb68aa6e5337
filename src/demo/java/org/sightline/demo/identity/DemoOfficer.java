package org.sightline.demo.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whom one can play at the office. All fictional. */
public enum DemoOfficer {
    MIRIAM(
            "Miriam Castell",
            "launch administrator at Northgate Hospital",
            "northgate-hospital",
            List.of("sightline-administrator")),
    TOBIAS(
            "Tobias Wren",
            "privacy officer at Northgate Hospital",
            "northgate-hospital",
            List.of("sightline-privacy-officer")),
    ANJALI("Anjali Deshmukh", "data quality at Northgate Hospital", "RNG01", List.of("sightline-data-quality")),
    GARETH(
            "Gareth Holloway",
            "privacy officer, launch administrator and data quality at Greenfield Surgery",
            "Y99001",
            List.of("sightline-privacy-officer", "sightline-administrator", "sightline-data-quality")),
    IMOGEN(
            "Imogen Fairley",
            "objections officer at Northgate Hospital",
            "northgate-hospital",
            List.of("sightline-objections")),
    RUTH(
            "Ruth Ellacott",
            "privacy officer of the region, at Northgate Hospital",
            "northgate-hospital",
            List.of("sightline-regional-privacy-officer")),
    NORA("Nora Blythe", "no duty yet, at Northgate Hospital", "northgate-hospital", List.of("staff")),
    LEO(
            "Leo Marchetti",
            "launch administrator of an organisation that is not registered here",
            "RXX99",
            List.of("sightline-administrator"));

    private final String fullName;
    private final String job;
    private final String organisation;
    private final List<String> roles;

    DemoOfficer(String fullName, String job, String organisation, List<String> roles) {
        this.fullName = fullName;
        this.job = job;
        this.organisation = organisation;
        this.roles = roles;
    }

    /** The officer of this id, if there is one. */
    public static Optional<DemoOfficer> byId(String id) {
        return Arrays.stream(values())
                .filter(officer -> officer.name().equals(id))
                .findFirst();
    }

    public String fullName() {
        return fullName;
    }

    public String job() {
        return job;
    }

    public String organisation() {
        return organisation;
    }

    public List<String> roles() {
        return roles;
    }
}
