package org.sightline.officer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import org.sightline.context.Duty;

/** How a token of the OpenID provider becomes an officer, and how long a sign-in lasts. */
@ConfigMapping(prefix = "sightline.officers")
public interface OfficerConfig {

    /** Whether officers can sign in at all; the provider itself is named by Quarkus's own settings. */
    @WithDefault("false")
    boolean signIn();

    /** The claim of the ID token that names the organisation: a launch registration's id or one of its ODS codes. */
    @WithDefault("organisation")
    String organisationClaim();

    /** The longest time between two clicks, at most 2 hours. */
    @WithDefault("30M")
    Duration idleTimeout();

    /** The longest time until an officer has to sign in again, at most 12 hours. */
    @WithDefault("10H")
    Duration absoluteTimeout();

    /** Which roles of the token give which duty. */
    Roles roles();

    /** For each duty the roles that give it. */
    interface Roles {

        @WithDefault("sightline-privacy-officer")
        List<String> privacyOfficer();

        @WithDefault("sightline-administrator")
        List<String> administrator();

        @WithDefault("sightline-data-quality")
        List<String> dataQuality();

        @WithDefault("sightline-objections")
        List<String> objections();

        @WithDefault("sightline-regional-privacy-officer")
        List<String> regionalPrivacyOfficer();

        /** The roles that give this duty. */
        default List<String> giving(Duty duty) {
            return switch (duty) {
                case PRIVACY_OFFICER -> privacyOfficer();
                case ADMINISTRATOR -> administrator();
                case DATA_QUALITY -> dataQuality();
                case OBJECTIONS -> objections();
                case REGIONAL_PRIVACY_OFFICER -> regionalPrivacyOfficer();
            };
        }
    }
}
