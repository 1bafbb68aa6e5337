package org.sightline.demo.epr;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;
import org.sightline.demo.smart.SmartEhr;

/** The organisations of the training EPR, as {@code launch-config/organisations/} registers them. */
public enum EprOrganisation {
    NORTHGATE_HOSPITAL(
            "northgate-hospital",
            "Northgate Hospital",
            "RNG01",
            "https://epr.northgate.example/launch",
            JWSAlgorithm.ES256),
    GREENFIELD_SURGERY(
            "greenfield-surgery",
            "Greenfield Surgery",
            "Y99001",
            "https://gp.greenfield.example/launch",
            JWSAlgorithm.PS256),
    COMMUNITY_TRUST(
            "community-trust", "Community Trust", "RCT01", "https://epr.community.example/launch", JWSAlgorithm.ES384),
    COUNTY_COUNCIL(
            "county-council", "County Council", "CC999", "https://care.council.example/launch", JWSAlgorithm.RS256),
    WILLOW_HOSPICE(
            "willow-hospice", "Willow Tree Hospice", "8WT01", "https://epr.willow.example/launch", JWSAlgorithm.ES256),
    /** Its users open records from its own network, in which no training room is. */
    MOORSIDE_URGENT_CARE(
            "moorside-urgent-care",
            "Moorside Urgent Care",
            "RMU01",
            "https://epr.moorside.example/launch",
            JWSAlgorithm.ES256);

    private final String id;
    private final String title;
    private final String odsCode;
    private final String tokenIssuer;
    private final JWSAlgorithm algorithm;

    EprOrganisation(String id, String title, String odsCode, String tokenIssuer, JWSAlgorithm algorithm) {
        this.id = id;
        this.title = title;
        this.odsCode = odsCode;
        this.tokenIssuer = tokenIssuer;
        this.algorithm = algorithm;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String odsCode() {
        return odsCode;
    }

    public String tokenIssuer() {
        return tokenIssuer;
    }

    public JWSAlgorithm algorithm() {
        return algorithm;
    }

    /** Its SMART server, if it launches that way too. */
    Optional<SmartEhr> smart() {
        return SmartEhr.byId(id);
    }

    public boolean bySmart() {
        return smart().isPresent();
    }

    /** Whether its SMART server takes a signature for proof of who the viewer is. */
    public boolean provesByKey() {
        return smart().filter(SmartEhr::takesKeys).isPresent();
    }

    /** Whether it is a feed of its SMART launches. */
    public boolean launchFeed() {
        return smart().filter(SmartEhr::feed).isPresent();
    }
}
