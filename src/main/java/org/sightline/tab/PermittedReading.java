package org.sightline.tab;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;

/**
 * A reading of which only what this user may see is left.
 *
 * @param withheld how many resources were taken out, for the audit trail alone
 * @param lost what the answers to searches lost, whole or the names in it: for finding the panels concerned, never shown
 */
public record PermittedReading(FeedReading reading, int withheld, Map<SearchPlan.Search, List<Resource>> lost) {
    public PermittedReading {
        lost = Map.copyOf(lost);
    }

    /** One of which nothing was taken. */
    static PermittedReading whole(FeedReading reading) {
        return new PermittedReading(reading, 0, Map.of());
    }

    /** The searches whose answers lost something. */
    Set<SearchPlan.Search> withheldIn() {
        return lost.keySet();
    }

    /** All that was read and may be seen. */
    static List<Resource> resourcesOf(List<PermittedReading> readings) {
        return readings.stream()
                .map(permitted -> permitted.reading().answer())
                .filter(FeedAnswer.Answered.class::isInstance)
                .flatMap(answer -> FeedAnswer.resourcesOf((FeedAnswer.Answered) answer).stream())
                .toList();
    }

    /** What the sources that have answered give as the patient's gender, as FHIR's codes have it. */
    static Set<String> gendersOf(List<PermittedReading> readings) {
        return readings.stream()
                .map(permitted -> permitted.reading().answer())
                .filter(FeedAnswer.Answered.class::isInstance)
                .flatMap(answer -> Stream.ofNullable(((FeedAnswer.Answered) answer)
                        .patient()
                        .getGenderElement()
                        .getValueAsString()))
                .collect(Collectors.toSet());
    }
}
