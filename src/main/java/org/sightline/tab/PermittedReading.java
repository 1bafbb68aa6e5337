package org.sightline.tab;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer;
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

    /** All that was read and may be seen. */
    static List<Resource> resourcesOf(List<PermittedReading> readings) {
        return readings.stream()
                .map(permitted -> permitted.reading().answer())
                .filter(FeedAnswer.Answered.class::isInstance)
                .flatMap(answer -> FeedAnswer.resourcesOf((FeedAnswer.Answered) answer).stream())
                .toList();
    }
}
