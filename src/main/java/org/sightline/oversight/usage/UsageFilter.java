package org.sightline.oversight.usage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.usage.UsageQuestion;

/**
 * Which figures an officer wants to see; empty means all.
 *
 * @param weeks how far back, one of {@link #CHOICES}
 * @param organisation the id of a launch registration, for an officer of the region
 */
record UsageFilter(int weeks, String organisation, String role, String tab) {

    static final String HERE = "/office/usage";
    static final List<Integer> CHOICES = List.of(4, 13, 52);

    private static final int LONGEST_ID = 80;

    static UsageFilter of(String weeks, String organisation, String role, String tab) {
        int chosen = CHOICES.stream()
                .filter(choice -> weeks.equals(choice.toString()))
                .findFirst()
                .orElse(CHOICES.getFirst());
        return new UsageFilter(chosen, id(organisation), id(role), id(tab));
    }

    private static String id(String text) {
        return text.length() > LONGEST_ID ? "" : text;
    }

    /** @param ownOrEmpty the only organisation whose figures may be seen; empty if that is any */
    UsageQuestion question(String ownOrEmpty, LocalDate today) {
        return new UsageQuestion(
                ownOrEmpty.isEmpty() ? organisation : ownOrEmpty, role, tab, UsageQuestion.Span.ofWeeks(weeks, today));
    }

    /** The address of one table as a file. */
    String file(String section) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("show", section);
        asked.put("weeks", Integer.toString(weeks));
        asked.put("organisation", organisation);
        asked.put("role", role);
        asked.put("tab", tab);
        asked.values().removeIf(String::isEmpty);
        return HERE + ".csv?"
                + asked.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
