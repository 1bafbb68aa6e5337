package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;

/** Picks here what a feed did not pick, out of the more that it gave. What cannot be judged here stays. */
final class LeftOutFilter {

    private static final String MISSING = ":missing";
    private static final String NO_END = "9999";
    private static final String CATEGORY = "category";

    private final SearchPlan.Search search;
    private final LocalDate today;

    LeftOutFilter(SearchPlan.Search search, LocalDate today) {
        this.search = search;
        this.today = today;
    }

    boolean keeps(Resource resource, Set<String> leftOut) {
        return leftOut.stream().allMatch(parameter -> keeps(resource, parameter));
    }

    /** Those parameters that a resource shows to have been ignored: it is not what they find. */
    Set<String> ignoredFor(Resource resource) {
        Set<String> ignored = new HashSet<>();
        for (String parameter : search.tokens().keySet()) {
            if (!keeps(resource, parameter)) {
                ignored.add(parameter);
            }
        }
        search.since()
                .map(SearchNeed.Since::dateParameter)
                .filter(parameter -> !isSince(resource, parameter))
                .ifPresent(ignored::add);
        return ignored;
    }

    private boolean keeps(Resource resource, String parameter) {
        if (parameter.endsWith(MISSING)) {
            boolean missing = search.tokens().getOrDefault(parameter, Set.of()).contains("true");
            String base = parameter.substring(0, parameter.length() - MISSING.length());
            return !SearchElements.areKnown(resource, base)
                    || SearchElements.values(resource, base).findAny().isEmpty() == missing;
        }
        Set<String> codes = search.tokens().get(parameter);
        if (codes != null) {
            return hasAny(resource, parameter, codes);
        }
        return search.since()
                        .filter(since -> since.dateParameter().equals(parameter))
                        .isEmpty()
                || isSince(resource, parameter);
    }

    /** An entry without a category is sorted later by other things; to other filters what is not there is no match. */
    private static boolean hasAny(Resource resource, String parameter, Set<String> codes) {
        if (!SearchElements.areKnown(resource, parameter)) {
            return true;
        }
        List<Base> values = SearchElements.values(resource, parameter).toList();
        return values.isEmpty() ? parameter.equals(CATEGORY) : values.stream().anyMatch(value -> isOneOf(value, codes));
    }

    private static boolean isOneOf(Base value, Set<String> codes) {
        return switch (value) {
            case CodeableConcept concept -> concept.getCoding().stream().anyMatch(coding -> isOneOf(coding, codes));
            case Coding coding -> isOneOf(String.valueOf(coding.getCode()), codes);
            default -> !value.isPrimitive() || isOneOf(String.valueOf(value.primitiveValue()), codes);
        };
    }

    /** By the code alone: servers know systems by other names, and look for capitals and small letters alike. */
    private static boolean isOneOf(String code, Set<String> codes) {
        return codes.stream()
                .anyMatch(asked -> asked.substring(asked.lastIndexOf('|') + 1).equalsIgnoreCase(code));
    }

    /** A day more than asked, as days begin elsewhere at other hours. Entries without a date stay: whether they are of the window nobody can say. */
    private boolean isSince(Resource resource, String parameter) {
        String from = search.since()
                .map(since -> since.from(today).minusDays(1).toString())
                .orElse("");
        List<String> ends = SearchElements.values(resource, parameter)
                .flatMap(LeftOutFilter::end)
                .toList();
        return ends.isEmpty()
                || ends.stream()
                        .anyMatch(end -> end.compareTo(from.substring(0, Math.min(from.length(), end.length()))) >= 0);
    }

    private static Stream<String> end(Base value) {
        return switch (value) {
            case Period period ->
                Stream.of(period.hasEnd() ? period.getEndElement().getValueAsString() : NO_END);
            case BaseDateTimeType date when date.getValueAsString() != null -> Stream.of(date.getValueAsString());
            default -> Stream.empty();
        };
    }
}
