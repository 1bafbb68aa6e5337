package org.sightline.tab.panel.asked;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.feed.SearchNeed;

/**
 * What a panel asked of a source about one resource type. Whatever is said to be absent can be absent only from what was
 * asked.
 */
public sealed interface Question {

    String resourceType();

    /** All of the type, for ever. */
    record Everything(String resourceType) implements Question {}

    /**
     * All of the type, so many months back.
     *
     * @param undatedToo whether entries without the date were asked for as well
     */
    record Since(String resourceType, int months, boolean undatedToo) implements Question {}

    /**
     * What has one of these reviewed codes.
     *
     * @param codes {@code system|code}
     * @param months how far back; 0 for ever
     */
    record Codes(String resourceType, Set<String> codes, int months) implements Question {
        public Codes {
            codes = Set.copyOf(codes);
        }
    }

    /**
     * What has one of these values in an element that entries may lack.
     *
     * @param values the values without their systems
     * @param months how far back; 0 for ever
     */
    record Filtered(String resourceType, String parameter, Set<String> values, int months) implements Question {
        public Filtered {
            values = Set.copyOf(values);
        }
    }

    /**
     * What a need asks.
     *
     * @param undatedToo whether entries without the date of its window are asked for as well
     * @param reviewed the codes of the panel's lists, {@code system|code}
     */
    static Question of(SearchNeed need, boolean undatedToo, Set<String> reviewed) {
        int months = need.since().map(SearchNeed.Since::months).orElse(0);
        Map.Entry<String, Set<String>> filter = need.tokens().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .orElse(null);
        if (filter == null) {
            return months == 0
                    ? new Everything(need.resourceType())
                    : new Since(need.resourceType(), months, undatedToo);
        }
        return reviewed.containsAll(filter.getValue())
                ? new Codes(need.resourceType(), filter.getValue(), months)
                : new Filtered(
                        need.resourceType(),
                        filter.getKey(),
                        filter.getValue().stream()
                                .map(value -> value.substring(value.lastIndexOf('|') + 1))
                                .collect(Collectors.toSet()),
                        months);
    }
}
