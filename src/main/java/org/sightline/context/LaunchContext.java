package org.sightline.context;

import java.util.Optional;

/**
 * Everything a launch established, whichever door it came through: who, about which patient, from where, and why.
 *
 * @param registration the id of the launch registration that vouches for it
 * @param tokenIssuer the {@code iss} claim of the launch token
 * @param keyId the {@code kid} of the key that signed it: when that key is removed, the session ends
 * @param tokenId the {@code jti} of the launch token
 * @param view the tab to open first, if one was asked for
 */
public record LaunchContext(
        String registration,
        String tokenIssuer,
        String keyId,
        String tokenId,
        Door door,
        PatientIdentity patient,
        Practitioner practitioner,
        OdsCode organisation,
        String organisationName,
        PurposeOfUse purpose,
        Optional<String> encounter,
        Optional<TabId> view) {}
