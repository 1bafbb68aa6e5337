package org.sightline.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ObjectionScope;

/** Who opens something of which record, in which launch, and what lets them. */
public record Opener(LaunchId launchId, LaunchContext launch, Terms terms) {

    /** One who needs nothing to be let in. */
    public static Opener of(LaunchId launchId, LaunchContext launch) {
        return new Opener(launchId, launch, Terms.ORDINARY);
    }

    /**
     * On what terms the record is open.
     *
     * @param overrideOrNull the override during which it is; null if there is none
     * @param notShown what of it is left out at the patient's wish
     * @param rule by which the user's role is shown what it is shown; empty where that is not asked
     * @param feedsWithheld feeds that are not for this user
     */
    public record Terms(
            @Nullable Override overrideOrNull, ObjectionScope.Parts notShown, String rule, Set<FeedId> feedsWithheld) {

        /** Nothing had to be overridden, and nothing is left out. */
        public static final Terms ORDINARY = new Terms(null, ObjectionScope.Parts.NONE, "");

        public Terms {
            feedsWithheld = Set.copyOf(feedsWithheld);
        }

        /** Of a user for whom every feed is. */
        public Terms(@Nullable Override overrideOrNull, ObjectionScope.Parts notShown, String rule) {
            this(overrideOrNull, notShown, rule, Set.of());
        }

        /** Whether a feed may be asked: not if it is not for the user, or the patient does not want what it holds shown. */
        boolean mayAsk(FeedId feed) {
            return !notShown.feeds().contains(feed) && !feedsWithheld.contains(feed);
        }

        public Optional<Override> override() {
            return Optional.ofNullable(overrideOrNull);
        }

        /** What the rows of the opening say of them; empty if nothing has to be said. */
        Map<String, Object> said() {
            Map<String, Object> said = new LinkedHashMap<>();
            override().ifPresent(one -> {
                said.put("override", one.reference());
                said.put("reason", one.reason());
            });
            said.putAll(partsOf(notShown));
            return said;
        }
    }

    /** Named as the configuration names them; empty for none. */
    static Map<String, Object> partsOf(ObjectionScope.Parts parts) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (!parts.isEmpty()) {
            named.put(
                    "feeds", parts.feeds().stream().map(FeedId::value).sorted().toList());
            named.put("categories", parts.categories().stream().sorted().toList());
        }
        return named;
    }

    /**
     * An override that was in force.
     *
     * @param reference by which its words and its review are found
     * @param reason its code
     */
    public record Override(String reference, String reason) {}
}
