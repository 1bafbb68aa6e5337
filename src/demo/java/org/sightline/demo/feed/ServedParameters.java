package org.sightline.demo.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * The search parameters each resource type answers to.
 *
 * @see <a href="https://hl7.org/fhir/R4/searchparameter-registry.html">FHIR R4 search parameter registry</a>
 */
final class ServedParameters {

    /** A value to search for: a token's system may be empty. */
    record Token(String system, String code) {}

    /** What a parameter looks at. */
    sealed interface Parameter {
        /** A code, a status or an identifier. */
        record OfToken(Function<DomainResource, Stream<Token>> values) implements Parameter {}

        /** A date or a period. */
        record OfDate(Function<DomainResource, Optional<DateRange>> value) implements Parameter {}

        /** The patient it is filed under, by local reference. */
        record OfPatient() implements Parameter {}
    }

    private static final Map<String, Map<String, Parameter>> BY_TYPE = new TreeMap<>();

    static {
        BY_TYPE.putAll(RecordSearches.BY_TYPE);
        BY_TYPE.putAll(CareSearches.BY_TYPE);
    }

    private ServedParameters() {}

    static boolean knows(String type) {
        return BY_TYPE.containsKey(type);
    }

    static List<String> types() {
        return List.copyOf(BY_TYPE.keySet());
    }

    static List<String> namesOf(String type) {
        return BY_TYPE.getOrDefault(type, Map.of()).keySet().stream().sorted().toList();
    }

    /** @throws BadSearchException if the type has no such parameter */
    static Parameter of(String type, String name) {
        if (name.equals("_id")) {
            return new Parameter.OfToken(
                    r -> Stream.of(new Token("", r.getIdElement().getIdPart())));
        }
        Parameter parameter = BY_TYPE.getOrDefault(type, Map.of()).get(name);
        if (parameter == null) {
            throw new BadSearchException("unknown search parameter for " + type + ": " + name);
        }
        return parameter;
    }
}
