package org.sightline.registration.loading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.FeedId;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.admission.AddressRange;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.admission.RelationshipRules;

/** Reads what organisations' files make stricter for their own launches, part by part. */
final class TermsReader {

    private static final String KNOWN_TO = "knownTo";

    private final NarrowingReader narrowings;
    private final FeedAudience audience;
    private final Map<String, ConfigValue> relationships = new HashMap<>();
    private final Map<String, List<AddressRange>> networks = new HashMap<>();

    TermsReader(NarrowingReader narrowings, FeedAudience audience) {
        this.narrowings = narrowings;
        this.audience = audience;
    }

    void read(String organisation, ConfigValue root) {
        narrowings.read(organisation, root);
        audience.ofOrganisation(organisation, root);
        root.find("relationship").ifPresent(block -> relationships.put(organisation, block));
        networks.put(organisation, networks(root));
    }

    /** What every file read so far makes stricter, by the registration's id. */
    Map<String, OrganisationTerms> of(List<LaunchRegistration> organisations, List<FeedRegistration> feeds) {
        Map<String, OrganisationTerms> terms = new HashMap<>();
        for (LaunchRegistration one : organisations) {
            terms.put(
                    one.id(),
                    new OrganisationTerms(
                            narrowings.byRegistration().getOrDefault(one.id(), List.of()),
                            networks.getOrDefault(one.id(), List.of()),
                            relationship(one, feeds)));
        }
        return terms;
    }

    /** Those that can be used; what is wrong with the others is told. */
    private static List<AddressRange> networks(ConfigValue root) {
        List<AddressRange> networks = new ArrayList<>();
        for (ConfigValue one : root.items("networks")) {
            Optional<AddressRange> range = AddressRange.parse(one.text());
            if (range.isEmpty()) {
                one.error("is no range of addresses such as 10.20.0.0/16 or 2001:db8:20::/48");
            } else {
                checkNetwork(one, range.get(), networks);
                networks.add(range.get());
            }
        }
        return networks;
    }

    private static void checkNetwork(ConfigValue one, AddressRange range, List<AddressRange> before) {
        boolean begins = AddressRange.address(one.text().split("/", 2)[0])
                .filter(range.first()::equals)
                .isPresent();
        if (!begins) {
            one.error("begins in the middle of a range: write " + range + ", or the range that was meant");
        } else if (range.isEverything()) {
            one.warning("is every address of its kind, so that it keeps nobody out");
        } else {
            before.stream()
                    .filter(other -> other.covers(range))
                    .findFirst()
                    .ifPresent(other -> one.warning("has no effect: " + other + " above holds all of it"));
        }
    }

    /** Of one organisation; null if its file asks for none, or what it says cannot be used. */
    private @Nullable RelationshipRules relationship(LaunchRegistration organisation, List<FeedRegistration> feeds) {
        ConfigValue block = relationships.get(organisation.id());
        if (block == null) {
            return null;
        }
        Set<FeedId> knowing = block.has(KNOWN_TO) ? named(block, organisation, feeds) : own(organisation, feeds);
        boolean byLaunch = block.flag("launchNames", true);
        List<RelationshipRules.Reason> reasons = block.items("reasons").stream()
                .map(reason -> new RelationshipRules.Reason(reason.text("code"), reason.text("words")))
                .toList();
        checkReasons(block);
        if (knowing.isEmpty() && reasons.isEmpty()) {
            block.error(
                    byLaunch
                            ? "lets in launches alone that name an encounter or a referral: name feeds in knownTo, or reasons"
                            : "lets nobody in: name feeds in knownTo, or reasons");
        }
        return new RelationshipRules(knowing, byLaunch, reasons);
    }

    private static Set<FeedId> named(ConfigValue block, LaunchRegistration organisation, List<FeedRegistration> feeds) {
        Map<String, FeedRegistration> there = new HashMap<>();
        organisation
                .smart()
                .flatMap(SmartRegistration::feed)
                .ifPresent(ehr -> there.put(ehr.id().value(), ehr));
        feeds.forEach(feed -> there.put(feed.id().value(), feed));
        Set<FeedId> knowing = new HashSet<>();
        for (ConfigValue one : block.items(KNOWN_TO)) {
            FeedRegistration feed = there.get(one.text());
            if (feed == null) {
                one.error("there is no feed " + one.text() + Nearest.of(one.text(), there.keySet()));
            } else if (feed.connection().isEmpty()) {
                one.warning("has no effect: the feed is not connected");
            } else if (!feed.isFor(organisation.id())) {
                one.warning("has no effect: the feed is not shown to this organisation, so that it is not asked");
            } else {
                knowing.add(feed.id());
            }
        }
        return knowing;
    }

    /** Those with one of its ODS codes, and the EHR that launches if it is a feed. */
    private static Set<FeedId> own(LaunchRegistration organisation, List<FeedRegistration> feeds) {
        Set<FeedId> own = feeds.stream()
                .filter(feed -> organisation.odsCodes().contains(feed.odsCode()))
                .filter(feed -> feed.connection().isPresent() && feed.isFor(organisation.id()))
                .map(FeedRegistration::id)
                .collect(Collectors.toSet());
        organisation.smart().flatMap(SmartRegistration::feed).ifPresent(ehr -> own.add(ehr.id()));
        return own;
    }

    private static void checkReasons(ConfigValue block) {
        Collection<String> codes = new HashSet<>();
        block.items("reasons").stream()
                .filter(reason -> !codes.add(reason.text("code")))
                .forEach(reason -> reason.field("code").error("names a reason that stands above already"));
    }
}
