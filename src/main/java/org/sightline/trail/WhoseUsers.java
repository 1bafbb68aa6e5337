package org.sightline.trail;

import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.context.Officer;

/** Of whose users somebody may read the trail. */
public sealed interface WhoseUsers {

    /** Those of one organisation. */
    record OfOrganisation(String registration) implements WhoseUsers {
        public OfOrganisation {
            if (registration.isEmpty()) {
                throw new IllegalArgumentException("no organisation");
            }
        }
    }

    /** Those of every organisation. */
    record OfEverybody() implements WhoseUsers {}

    /** The one organisation; null if it is every one. */
    default @Nullable String registrationOrNull() {
        return switch (this) {
            case OfOrganisation(String registration) -> registration;
            case OfEverybody() -> null;
        };
    }

    /** What an officer may read: an organisation's own users', unless they are trusted with the whole region. */
    static WhoseUsers of(Officer officer) {
        return officer.has(Duty.REGIONAL_PRIVACY_OFFICER)
                ? new OfEverybody()
                : new OfOrganisation(officer.registration());
    }
}
