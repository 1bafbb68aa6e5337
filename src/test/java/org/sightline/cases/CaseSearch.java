package org.sightline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A search as the standard describes it: an entry without the element that a parameter goes by does not match. */
final class CaseSearch {

    private static final Set<String> CONTROLS = Set.of("_count", "_include", "_format", "_total", "patient", "subject");

    /** The elements that hold a date, by the search parameters of the types that have one. */
    private static final Map<String, List<String>> DATES = Map.of(
            "date",
            List.of(
                    "effectiveDateTime",
                    "effectivePeriod",
                    "performedDateTime",
                    "performedPeriod",
                    "occurrenceDateTime",
                    "period",
                    "start",
                    "date",
                    "created"),
            "authored",
            List.of("authoredOn", "authored"),
            "authoredon",
            List.of("authoredOn"));

    private CaseSearch() {}

    static Predicate<JsonNode> of(String query) {
        Predicate<JsonNode> all = _ -> true;
        for (Map.Entry<String, String> parameter : CaseFeed.parameters(query).entrySet()) {
            all = all.and(matching(parameter.getKey(), parameter.getValue()));
        }
        return all;
    }

    private static Predicate<JsonNode> matching(String name, String value) {
        if (CONTROLS.contains(name)) {
            return _ -> true;
        }
        if (name.endsWith(":missing")) {
            List<String> elements =
                    DATES.getOrDefault(name.replace(":missing", ""), List.of(name.replace(":missing", "")));
            return resource -> elements.stream().anyMatch(resource::has) != Boolean.parseBoolean(value);
        }
        if (DATES.containsKey(name)) {
            String from = value.replaceFirst("^ge", "");
            return resource -> DATES.get(name).stream()
                    .flatMap(element -> days(resource.path(element)))
                    .anyMatch(day -> day.compareTo(from.substring(0, Math.min(from.length(), day.length()))) >= 0);
        }
        return resource -> Stream.of(value.split(",")).anyMatch(wanted -> has(resource, name, wanted));
    }

    /** A period by its end; one without an end goes on. */
    private static Stream<String> days(JsonNode date) {
        if (date.isObject()) {
            return Stream.of(date.path("end").asText("9999"));
        }
        return date.isTextual() && !date.asText().isEmpty() ? Stream.of(date.asText()) : Stream.empty();
    }

    private static boolean has(JsonNode resource, String name, String wanted) {
        JsonNode value = name.equals("_id") ? resource.path("id") : resource.path(name);
        return tokens(value).anyMatch(token -> token.equals(wanted) || token.endsWith("|" + wanted));
    }

    private static Stream<String> tokens(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).flatMap(CaseSearch::tokens);
        }
        if (value.has("coding")) {
            return tokens(value.path("coding"));
        }
        if (value.has("code") || value.has("value")) {
            String code = value.path("code").asText(value.path("value").asText());
            return Stream.of(value.path("system").asText() + "|" + code);
        }
        return value.isTextual() ? Stream.of("|" + value.asText()) : Stream.empty();
    }
}
