package org.sightline.feed.probe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sightline.registration.Dialect;

/** A dialect as far as it is known. */
final class DialectDraft {

    private int pageSize = Dialect.PLAIN.pageSize();
    private boolean pageSizeKnown;
    private boolean post;
    private final Set<String> datesWithTime = new TreeSet<>();
    private final Map<String, Set<String>> notUnderstood = new TreeMap<>();
    private final Map<String, Set<String>> required = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> values = new TreeMap<>();
    private final Set<String> included = new TreeSet<>();
    private final Set<String> notIncluded = new TreeSet<>();

    /** What is known, for the next question: nothing is left out that was not tried. */
    Dialect dialect() {
        return new Dialect(pageSize, post, true, datesWithTime, Map.of(), Map.of(), Map.of());
    }

    /** All of it. */
    Dialect whole() {
        boolean none = included.isEmpty() && !notIncluded.isEmpty();
        Map<String, Set<String>> not = new TreeMap<>();
        notUnderstood.forEach((type, names) -> not.put(type, new TreeSet<>(names)));
        if (!none) {
            notIncluded.forEach(
                    type -> not.computeIfAbsent(type, _ -> new TreeSet<>()).add(Dialect.INCLUDE));
        }
        return new Dialect(pageSize, post, !none, datesWithTime, not, required, values);
    }

    void ofForms() {
        post = true;
    }

    boolean isPageSizeKnown() {
        return pageSizeKnown;
    }

    void pageSize(int size) {
        pageSize = size;
        pageSizeKnown = true;
    }

    void timed(String type) {
        datesWithTime.add(type);
    }

    void notUnderstood(String type, String parameter) {
        notUnderstood.computeIfAbsent(type, _ -> new TreeSet<>()).add(parameter);
    }

    void required(String type, String parameter) {
        required.computeIfAbsent(type, _ -> new TreeSet<>()).add(parameter);
    }

    void known(String type, String parameter, Set<String> known) {
        values.computeIfAbsent(type, _ -> new TreeMap<>()).put(parameter, new TreeSet<>(known));
    }

    void includes(String type, boolean honoured) {
        (honoured ? included : notIncluded).add(type);
    }
}
