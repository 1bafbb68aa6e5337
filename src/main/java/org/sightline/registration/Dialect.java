package org.sightline.registration;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a feed's server wants to be asked, and what it does not understand. Parameters are named as in FHIR R4 searches,
 * {@code date:missing} and {@code _include} among them.
 *
 * @param pageSize the {@code _count} it is asked with
 * @param post whether searches are forms sent to {@code _search}
 * @param includes whether it brings along what entries refer to
 * @param datesWithTime the resource types whose date parameters have to have a time
 * @param notUnderstood by resource type, the parameters that are never sent
 * @param required by resource type, the parameters one of which has to be sent
 * @param values by resource type and parameter, the values that it knows; a parameter that is not there takes any
 */
public record Dialect(
        int pageSize,
        boolean post,
        boolean includes,
        Set<String> datesWithTime,
        Map<String, Set<String>> notUnderstood,
        Map<String, Set<String>> required,
        Map<String, Map<String, Set<String>>> values) {

    /** What brings along what matches refer to. */
    public static final String INCLUDE = "_include";

    private static final int USUAL_PAGE_SIZE = 200;

    /** Of a server that answers as the specification hopes. */
    public static final Dialect PLAIN = ofPages(USUAL_PAGE_SIZE);

    public Dialect {
        datesWithTime = Set.copyOf(datesWithTime);
        notUnderstood = Map.copyOf(notUnderstood);
        required = Map.copyOf(required);
        values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, of -> Map.copyOf(of.getValue())));
    }

    /** Plain but for the size of its pages. */
    public static Dialect ofPages(int pageSize) {
        return new Dialect(pageSize, false, true, Set.of(), Map.of(), Map.of(), Map.of());
    }

    /** The same, asked by forms. */
    public Dialect byForm() {
        return new Dialect(pageSize, true, includes, datesWithTime, notUnderstood, required, values);
    }

    /** The same with pages of another size. */
    public Dialect withPages(int size) {
        return new Dialect(size, post, includes, datesWithTime, notUnderstood, required, values);
    }

    /** The same with a time in the dates of this type as well. */
    public Dialect timed(String resourceType) {
        Set<String> timed = new HashSet<>(datesWithTime);
        timed.add(resourceType);
        return new Dialect(pageSize, post, includes, timed, notUnderstood, required, values);
    }

    /** A parameter that is not understood is not with a modifier either. */
    public boolean understands(String resourceType, String parameter) {
        if (parameter.equals(INCLUDE) && !includes) {
            return false;
        }
        Set<String> not = notUnderstood.getOrDefault(resourceType, Set.of());
        return !not.contains(parameter) && !not.contains(parameter.replaceFirst(":.*", ""));
    }

    /** One of these has to be sent; empty if nothing has to. */
    public Set<String> required(String resourceType) {
        return required.getOrDefault(resourceType, Set.of());
    }

    /** The values it knows of a parameter; empty if it takes any. */
    public Set<String> known(String resourceType, String parameter) {
        return values.getOrDefault(resourceType, Map.of()).getOrDefault(parameter, Set.of());
    }
}
