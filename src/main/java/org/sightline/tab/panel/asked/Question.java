package org.sightline.tab.panel.asked;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.codes.ListSystem;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.Window;

/**
 * What a panel asked of a source about one resource type. Whatever is said to be absent can be absent only from what was
 * asked.
 */
public sealed interface Question {

    String resourceType();

    /** How far back. */
    Window window();

    /** All of the type, for ever. */
    record Everything(String resourceType) implements Question {
        @Override
        public Window window() {
            return Window.ALL_TIMES;
        }
    }

    /**
     * All of the type in a window.
     *
     * @param undatedToo whether entries without the date were asked for as well
     */
    record Since(String resourceType, Window window, boolean undatedToo) implements Question {}

    /**
     * What has one of these reviewed codes.
     *
     * @param codes {@code system|code}
     * @param older codes of older systems that maps name for reviewed ones
     */
    record Codes(String resourceType, Set<String> codes, Set<String> older, Window window) implements Question {

        /** How older codes are spoken of, which are many forms of few. */
        static final String OLDER = "the older codes that maps name for them";

        public Codes {
            codes = Set.copyOf(codes);
            older = Set.copyOf(older);
        }

        /** Whether they are too many to be asked for by name. */
        boolean isWide() {
            Set<String> all = new HashSet<>(codes);
            all.addAll(older);
            return SearchPlan.isAskedWide(all);
        }

        /** {@code under 86 codes}, or {@code under 86 codes and the older codes that maps name for them}. */
        String under() {
            if (codes.isEmpty()) {
                return "under " + OLDER.replace("them", "those of its lists");
            }
            return "under " + codes.size() + " codes" + (older.isEmpty() ? "" : " and " + OLDER);
        }
    }

    /**
     * What has one of these values in an element that entries may lack.
     *
     * @param values the values without their systems
     */
    record Filtered(String resourceType, String parameter, Set<String> values, Window window) implements Question {
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
        Map.Entry<String, Set<String>> filter = need.tokens().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .orElse(null);
        if (filter == null) {
            return need.since().isEmpty()
                    ? new Everything(need.resourceType())
                    : new Since(need.resourceType(), need.window(), undatedToo);
        }
        Map<Boolean, Set<String>> byReview =
                filter.getValue().stream().collect(Collectors.partitioningBy(reviewed::contains, Collectors.toSet()));
        Set<String> others = byReview.getOrDefault(false, Set.of());
        return others.stream().allMatch(Question::isOlder)
                ? new Codes(need.resourceType(), byReview.getOrDefault(true, Set.of()), others, need.window())
                : new Filtered(
                        need.resourceType(),
                        filter.getKey(),
                        filter.getValue().stream()
                                .map(value -> value.substring(value.lastIndexOf('|') + 1))
                                .collect(Collectors.toSet()),
                        need.window());
    }

    private static boolean isOlder(String token) {
        return ListSystem.isOlder(token.substring(0, Math.max(0, token.lastIndexOf('|'))));
    }
}
