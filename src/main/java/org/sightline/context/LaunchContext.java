package org.sightline.context;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a launch established, whichever door it came through: who, about which patient, from where, and why.
 *
 * @param registration the id of the launch registration that vouches for it
 * @param voucher the proof that its door accepted
 */
public record LaunchContext(
        String registration,
        Voucher voucher,
        PatientIdentity patient,
        Practitioner practitioner,
        Workplace workplace,
        PurposeOfUse purpose,
        Circumstances circumstances) {

    /** The organisation that it came from. */
    public record Workplace(OdsCode odsCode, String name) {}

    /**
     * What a launch may say besides.
     *
     * @param encounterOrNull what it was made in
     * @param viewOrNull the tab to open first
     * @param actingForOrNull for whom its user acts; null if for nobody else
     * @param referralOrNull the referral that it is about
     */
    public record Circumstances(
            @Nullable String encounterOrNull,
            @Nullable TabId viewOrNull,
            @Nullable Professional actingForOrNull,
            @Nullable String referralOrNull) {

        /** Those of a launch that says nothing of them. */
        public static final Circumstances NOT_SAID = new Circumstances(null, null, null);

        /** Those of a launch that names no referral. */
        public Circumstances(
                @Nullable String encounterOrNull, @Nullable TabId viewOrNull, @Nullable Professional actingForOrNull) {
            this(encounterOrNull, viewOrNull, actingForOrNull, null);
        }
    }

    /** The door it came in by. */
    public Door door() {
        return voucher.door();
    }

    public OdsCode organisation() {
        return workplace.odsCode();
    }

    public String organisationName() {
        return workplace.name();
    }

    public Optional<String> encounter() {
        return Optional.ofNullable(circumstances.encounterOrNull());
    }

    public Optional<String> referral() {
        return Optional.ofNullable(circumstances.referralOrNull());
    }

    /** For whom its user acts, if for somebody else: it opens nothing more by that. */
    public Optional<Professional> actingFor() {
        return Optional.ofNullable(circumstances.actingForOrNull());
    }

    /** The tab to open first, if one was asked for. */
    public Optional<TabId> view() {
        return Optional.ofNullable(circumstances.viewOrNull());
    }
}
