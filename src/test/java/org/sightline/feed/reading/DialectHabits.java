package org.sightline.feed.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a server of a test understands.
 *
 * @param searches by type what it searches by besides the patient; {@code *} for every other type
 * @param required by type, the parameters one of which has to come
 * @param categories by type, the categories it knows; of other types it takes any
 * @param strict whether it refuses what it does not understand, rather than passing over it
 * @param mostOnAPage more is refused if it is strict
 * @param timed the types whose dates have to have a time
 * @param post whether it takes searches as forms
 */
public record DialectHabits(
        Map<String, Set<String>> searches,
        Map<String, Set<String>> required,
        Map<String, Set<String>> categories,
        boolean strict,
        int mostOnAPage,
        Set<String> timed,
        boolean post) {

    /** Observations by category or code only, of three categories; no search for what is missing; includes nothing. */
    public static final DialectHabits STRICT = new DialectHabits(
            Map.of("*", Set.of("date", "category", "code", "_count"), "Flag", Set.of("_count")),
            Map.of("Observation", Set.of("category", "code"), "CarePlan", Set.of("category")),
            Map.of(
                    "Observation",
                    Set.of("laboratory", "vital-signs", "social-history"),
                    "CarePlan",
                    Set.of("38717003")),
            true,
            1000,
            Set.of(),
            true);

    /** Care plans by category, appointments by a date with a time, and no more than a hundred on a page. */
    public static final DialectHabits TIMED = new DialectHabits(
            Map.of("*", Set.of("date", "date:missing", "category", "code", "_count", "_include")),
            Map.of("CarePlan", Set.of("category")),
            Map.of("CarePlan", Set.of("assess-plan")),
            true,
            100,
            Set.of("Appointment"),
            false);

    /** Gives everything of the type, whatever it is asked by. */
    public static final DialectHabits IGNORING =
            new DialectHabits(Map.of("*", Set.of("_count")), Map.of(), Map.of(), false, 1000, Set.of(), true);

    private static final Set<String> ALWAYS = Set.of("patient", "subject", "identifier", "_id", "page");

    boolean searchesBy(String type, String parameter) {
        return ALWAYS.contains(parameter)
                || searches.getOrDefault(type, searches.getOrDefault("*", Set.of()))
                        .contains(parameter);
    }

    boolean saysWhatItUsed() {
        return strict;
    }

    /** Why it would not answer. */
    Optional<String> refusal(String type, Map<String, String> parameters) {
        if (!strict || type.equals("Patient")) {
            return Optional.empty();
        }
        return Stream.of(
                        parameters.keySet().stream()
                                .filter(name -> !searchesBy(type, name))
                                .map(name -> "Unknown parameter " + name),
                        Stream.of(required.getOrDefault(type, Set.of()))
                                .filter(one -> !one.isEmpty() && one.stream().noneMatch(parameters::containsKey))
                                .map(_ -> "A filter is missing for patient " + parameters.get("patient")),
                        values(parameters, "category").stream()
                                .filter(value -> categories.containsKey(type)
                                        && !categories
                                                .getOrDefault(type, Set.of())
                                                .contains(code(value)))
                                .map(value -> "Unknown category " + code(value)),
                        values(parameters, "date").stream()
                                .filter(value -> timed.contains(type) && !value.contains("T"))
                                .map(_ -> "A date has to have a time"),
                        values(parameters, "_count").stream()
                                .filter(value -> Integer.parseInt(value) > mostOnAPage)
                                .map(_ -> "At most " + mostOnAPage + " on a page"))
                .flatMap(reasons -> reasons)
                .findFirst();
    }

    static boolean matches(JsonNode resource, Map.Entry<String, String> parameter) {
        return switch (parameter.getKey()) {
            case "category", "code" ->
                Arrays.stream(parameter.getValue().split(","))
                        .anyMatch(value ->
                                codes(resource.path(parameter.getKey())).contains(code(value)));
            case "date" ->
                date(resource).compareTo(parameter.getValue().replace("ge", "").substring(0, 10)) >= 0;
            case "date:missing" ->
                date(resource).isEmpty() == parameter.getValue().equals("true");
            default -> true;
        };
    }

    private static String date(JsonNode resource) {
        return Stream.of("effectiveDateTime", "start", "performedDateTime", "authoredOn", "date")
                .map(name -> resource.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<String> codes(JsonNode concepts) {
        return concepts.findValues("code").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> values(Map<String, String> parameters, String name) {
        return parameters.containsKey(name)
                ? Arrays.asList(parameters.getOrDefault(name, "").split(","))
                : List.of();
    }

    private static String code(String token) {
        return token.substring(token.lastIndexOf('|') + 1);
    }
}
