package org.sightline.registration.loading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.registration.FeedRegistration;

/**
 * Which feeds are for the users of which organisations: a feed's file may name organisations, an organisation's file
 * feeds, and where both do, both have to.
 */
final class FeedAudience {

    private final Set<String> organisations;
    private final Set<String> feeds;
    private final Map<String, ConfigValue> byFeed = new HashMap<>();
    private final Map<String, ConfigValue> byOrganisation = new HashMap<>();

    /**
     * @param organisations the ids of the registrations there are
     * @param feeds the ids of the feeds there are
     */
    FeedAudience(Set<String> organisations, Set<String> feeds) {
        this.organisations = Set.copyOf(organisations);
        this.feeds = Set.copyOf(feeds);
    }

    /** What a feed's file says of organisations. */
    void ofFeed(String id, ConfigValue root) {
        root.items("organisations").forEach(one -> checkName(one, "organisation", organisations));
        root.find("organisations").ifPresent(list -> byFeed.put(id, root));
    }

    /** What an organisation's file says of feeds. */
    void ofOrganisation(String id, ConfigValue root) {
        root.items("feeds").forEach(one -> checkName(one, "feed", feeds));
        root.find("feeds").ifPresent(list -> byOrganisation.put(id, root));
    }

    /** The same feeds, each with those whom it is for; what has no effect is told. */
    List<FeedRegistration> of(List<FeedRegistration> all) {
        byFeed.forEach(this::checkFeed);
        byOrganisation.forEach((id, root) -> checkOrganisation(id, root, all));
        return byFeed.isEmpty() && byOrganisation.isEmpty()
                ? all
                : all.stream()
                        .map(feed -> feed.onlyFor(audience(feed.id().value())))
                        .toList();
    }

    private Set<String> audience(String feed) {
        return organisations.stream()
                .filter(organisation -> lets(byFeed.get(feed), "organisations", organisation)
                        && lets(byOrganisation.get(organisation), "feeds", feed))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean lets(@Nullable ConfigValue root, String field, String name) {
        return root == null || root.texts(field).contains(name);
    }

    private void checkFeed(String feed, ConfigValue root) {
        Set<String> others = new HashSet<>();
        for (ConfigValue one : root.items("organisations")) {
            if (!lets(byOrganisation.get(one.text()), "feeds", feed)) {
                others.add(one.text());
                one.warning("has no effect: organisations/" + one.text() + ".yaml names other feeds only");
            }
        }
        if (others.size() == root.items("organisations").size()) {
            root.field("organisations").warning("lets nobody see this feed");
        }
    }

    private void checkOrganisation(String organisation, ConfigValue root, List<FeedRegistration> all) {
        for (ConfigValue one : root.items("feeds")) {
            if (!lets(byFeed.get(one.text()), "organisations", organisation)) {
                one.warning("has no effect: feeds/" + one.text() + ".yaml names other organisations only");
            }
        }
        boolean any = all.stream()
                .filter(feed -> feed.connection().isPresent())
                .anyMatch(feed -> audience(feed.id().value()).contains(organisation));
        if (!any) {
            root.field("feeds").warning("leaves no connected feed: every page of its users would be empty");
        }
    }

    private static void checkName(ConfigValue one, String what, Set<String> there) {
        if (!there.contains(one.text())) {
            one.error("there is no " + what + " " + one.text() + Nearest.of(one.text(), there));
        }
    }
}
