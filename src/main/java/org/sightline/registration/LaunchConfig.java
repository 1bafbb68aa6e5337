package org.sightline.registration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.codes.ValueSets;
import org.sightline.context.LaunchContext;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Voucher;
import org.sightline.registration.watch.WatchRules;

/**
 * The whole of {@code launch-config/}, checked.
 *
 * @param valueSets the lists of clinical codes
 * @param protection what is not shown
 * @param alerts who is told of what
 * @param version a short hash of all files, written to every audit entry
 */
public record LaunchConfig(
        List<LaunchRegistration> organisations,
        List<FeedRegistration> feeds,
        AccessRules access,
        ValueSets valueSets,
        Protection protection,
        WatchRules alerts,
        String version) {

    public LaunchConfig {
        organisations = List.copyOf(organisations);
        feeds = List.copyOf(feeds);
    }

    /** A configuration without lists of codes that withholds nothing. */
    public LaunchConfig(
            List<LaunchRegistration> organisations, List<FeedRegistration> feeds, AccessRules access, String version) {
        this(organisations, feeds, access, ValueSets.NONE, Protection.NONE, WatchRules.NONE, version);
    }

    /**
     * What is not shown.
     *
     * @param withheld what is shown to nobody
     * @param objections what is said of a patient who objects
     */
    public record Protection(WithheldRules withheld, ObjectionRules objections) {

        /** Nothing is withheld, and nothing is said of objections. */
        public static final Protection NONE = new Protection(WithheldRules.NONE, ObjectionRules.NOT_SAID);
    }

    /** The same under another version. */
    public LaunchConfig as(String other) {
        return new LaunchConfig(organisations, feeds, access, valueSets, protection, alerts, other);
    }

    /** What is shown to nobody. */
    public WithheldRules withheld() {
        return protection.withheld();
    }

    /** What is said of a patient who objects. */
    public ObjectionRules objections() {
        return protection.objections();
    }

    /** Whether feeds and categories are there that an objection names. */
    public boolean knows(ObjectionScope.Parts parts) {
        return parts.categories().stream()
                        .allMatch(id -> objections().category(id).isPresent())
                && parts.feeds().stream()
                        .allMatch(id -> feedsOfAnyLaunch().stream()
                                .anyMatch(feed -> feed.id().equals(id)));
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

    /**
     * Whether the registration that vouched for this launch, with its key or client id, is still in force, and its user may
     * still act for whom it says.
     */
    public boolean stillVouchesFor(LaunchContext launch) {
        return byId(launch.registration())
                .filter(o -> stillVouchesFor(o, launch))
                .isPresent();
    }

    private boolean stillVouchesFor(LaunchRegistration organisation, LaunchContext launch) {
        return access.allowsActingFor(launch)
                && organisation.odsCodes().contains(launch.organisation())
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
