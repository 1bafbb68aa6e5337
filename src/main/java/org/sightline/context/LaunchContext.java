package org.sightline.context;

import java.util.Optional;

/**
 * Everything a launch established, whichever door it came through: who, about which patient, from where, and why.
 *
 * @param registration the id of the launch registration that vouches for it
 * @param voucher the proof that its door accepted
 * @param view the tab to open first, if one was asked for
 */
public record LaunchContext(
        String registration,
        Voucher voucher,
        PatientIdentity patient,
        Practitioner practitioner,
        OdsCode organisation,
        String organisationName,
        PurposeOfUse purpose,
        Optional<String> encounter,
        Optional<TabId> view) {

    /** The door it came in by. */
    public Door door() {
        return voucher.door();
    }
}
