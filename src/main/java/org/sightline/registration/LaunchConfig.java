package org.sightline.registration;

import java.util.List;
import java.util.Optional;
import org.sightline.context.LaunchContext;

/**
 * The whole of {@code launch-config/}, checked.
 *
 * @param version a short hash of all files, written to every audit entry
 */
public record LaunchConfig(
        List<LaunchRegistration> organisations, List<FeedRegistration> feeds, AccessRules access, String version) {

    public LaunchConfig {
        organisations = List.copyOf(organisations);
        feeds = List.copyOf(feeds);
    }

    /** The registration whose token issuer is {@code tokenIssuer}, octet for octet. */
    public Optional<LaunchRegistration> byTokenIssuer(String tokenIssuer) {
        return organisations.stream()
                .filter(o -> o.tokenIssuer().equals(tokenIssuer))
                .findFirst();
    }

    public Optional<LaunchRegistration> byId(String registration) {
        return organisations.stream().filter(o -> o.id().equals(registration)).findFirst();
    }

    /** As {@link #stillVouchesFor(LaunchContext)}, and the key is still among the keys its organisation publishes. */
    public boolean stillVouchesFor(LaunchContext launch, KeysInForce keys) {
        return stillVouchesFor(launch)
                && byId(launch.registration())
                        .filter(o -> keys.stillHolds(o, launch.keyId()))
                        .isPresent();
    }

    /** Whether the registration that vouched for this launch, and its key, are still in force. */
    public boolean stillVouchesFor(LaunchContext launch) {
        return byId(launch.registration())
                .filter(o -> o.tokenIssuer().equals(launch.tokenIssuer()))
                .filter(o -> o.odsCodes().contains(launch.organisation()))
                .filter(o -> o.keys().mayHold(launch.keyId()))
                .isPresent();
    }
}
