package org.sightline.registration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.codes.ValueSets;
import org.sightline.context.LaunchContext;
import org.sightline.context.Voucher;

/**
 * The whole of {@code launch-config/}, checked.
 *
 * @param valueSets the lists of clinical codes
 * @param withheld what is shown to nobody
 * @param version a short hash of all files, written to every audit entry
 */
public record LaunchConfig(
        List<LaunchRegistration> organisations,
        List<FeedRegistration> feeds,
        AccessRules access,
        ValueSets valueSets,
        WithheldRules withheld,
        String version) {

    public LaunchConfig {
        organisations = List.copyOf(organisations);
        feeds = List.copyOf(feeds);
    }

    /** A configuration without lists of codes that withholds nothing. */
    public LaunchConfig(
            List<LaunchRegistration> organisations, List<FeedRegistration> feeds, AccessRules access, String version) {
        this(organisations, feeds, access, ValueSets.NONE, WithheldRules.NONE, version);
    }

    /** The registration whose token issuer is {@code tokenIssuer}, octet for octet. */
    public Optional<LaunchRegistration> byTokenIssuer(String tokenIssuer) {
        return organisations.stream()
                .filter(o -> o.token()
                        .filter(token -> token.tokenIssuer().equals(tokenIssuer))
                        .isPresent())
                .findFirst();
    }

    /** The registration whose EHR an {@code iss} launch parameter names. */
    public Optional<LaunchRegistration> byFhirBase(String fhirBase) {
        return organisations.stream()
                .filter(o ->
                        o.smart().filter(smart -> smart.isNamedBy(fhirBase)).isPresent())
                .findFirst();
    }

    /** Every feed that an entry can be from: those of all launches, and EHRs that are feeds of their own launches. */
    public List<FeedRegistration> feedsOfAnyLaunch() {
        return Stream.concat(
                        feeds.stream(),
                        organisations.stream().flatMap(o -> o.smart().flatMap(SmartRegistration::feed).stream()))
                .toList();
    }

    public Optional<LaunchRegistration> byId(String registration) {
        return organisations.stream().filter(o -> o.id().equals(registration)).findFirst();
    }

    /** As {@link #stillVouchesFor(LaunchContext)}, and the key is still among the keys its organisation publishes. */
    public boolean stillVouchesFor(LaunchContext launch, KeysInForce keys) {
        return byId(launch.registration())
                .filter(o -> stillVouchesFor(o, launch))
                .filter(o -> switch (launch.voucher()) {
                    case Voucher.SignedToken token -> keys.stillHolds(o, token.keyId());
                    case Voucher.SmartLaunch smart -> true;
                })
                .isPresent();
    }

    /** Whether the registration that vouched for this launch, with its key or client id, is still in force. */
    public boolean stillVouchesFor(LaunchContext launch) {
        return byId(launch.registration())
                .filter(o -> stillVouchesFor(o, launch))
                .isPresent();
    }

    private static boolean stillVouchesFor(LaunchRegistration organisation, LaunchContext launch) {
        return organisation.odsCodes().contains(launch.organisation())
                && switch (launch.voucher()) {
                    case Voucher.SignedToken(var tokenIssuer, var keyId, var tokenId, var door) ->
                        organisation
                                .token()
                                .filter(token -> token.tokenIssuer().equals(tokenIssuer))
                                .filter(token -> token.keys().mayHold(keyId))
                                .isPresent();
                    case Voucher.SmartLaunch(var fhirBaseUrl, var clientId, var userIssuer) ->
                        organisation
                                .smart()
                                .filter(smart -> smart.fhirBaseUrl().toString().equals(fhirBaseUrl))
                                .filter(smart -> smart.clientId().equals(clientId))
                                .isPresent();
                };
    }
}
