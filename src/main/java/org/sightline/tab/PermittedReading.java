package org.sightline.tab;

import java.util.Set;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;

/**
 * A reading of which only what this user may see is left.
 *
 * @param withheld how many resources were taken out, for the audit trail alone
 * @param withheldIn the searches whose answers lost something
 */
public record PermittedReading(FeedReading reading, int withheld, Set<SearchPlan.Search> withheldIn) {
    public PermittedReading {
        withheldIn = Set.copyOf(withheldIn);
    }
}
