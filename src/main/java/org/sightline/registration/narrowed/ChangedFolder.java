package org.sightline.registration.narrowed;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.AccessRules;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.admission.OrganisationTerms;

/**
 * What can be read of a folder that has an error somewhere.
 *
 * @param isGone whether a file is not there any more, or says nothing; one that cannot be read is not gone
 * @param organisations those whose files can be read, by id
 * @param feeds those whose files are sound
 * @param terms what organisations whose files are sound make stricter, by id
 * @param accessOrNull null if {@code access.yaml} cannot be read
 * @param withheldOrNull null if {@code withheld.yaml} or one of its lists is not sound
 */
public record ChangedFolder(
        Predicate<String> isGone,
        Map<String, OrganisationFile> organisations,
        List<FeedRegistration> feeds,
        Map<String, OrganisationTerms> terms,
        @Nullable AccessFile accessOrNull,
        @Nullable WithheldRules withheldOrNull) {

    public ChangedFolder {
        organisations = Map.copyOf(organisations);
        feeds = List.copyOf(feeds);
        terms = Map.copyOf(terms);
    }

    /**
     * A file of {@code organisations/}.
     *
     * @param keys those that stand in it and are sound
     * @param soundOrNull what it says as a whole; null if something is wrong with it
     */
    public record OrganisationFile(
            ConfigValue root,
            List<StaticKey> keys,
            @Nullable LaunchRegistration soundOrNull) {
        public OrganisationFile {
            keys = List.copyOf(keys);
        }
    }

    /**
     * {@code access.yaml}.
     *
     * @param soundOrNull what it says as a whole; null if something is wrong with it
     */
    public record AccessFile(ConfigValue root, @Nullable AccessRules soundOrNull) {}
}
