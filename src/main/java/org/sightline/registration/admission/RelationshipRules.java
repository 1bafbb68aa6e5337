package org.sightline.registration.admission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sightline.context.FeedId;

/**
 * What has to stand between an organisation's users and a patient before they are shown the record.
 *
 * @param feeds a patient whom one of these knows is the organisation's own
 * @param byLaunch whether a launch that names an encounter or a referral is enough
 * @param reasons what a user may state otherwise, in the order of the form; none if they may not
 */
public record RelationshipRules(Set<FeedId> feeds, boolean byLaunch, List<Reason> reasons) {

    public RelationshipRules {
        feeds = Set.copyOf(feeds);
        reasons = List.copyOf(reasons);
    }

    /** A relationship, as it is kept and as it is read. */
    public record Reason(String code, String words) {}

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
