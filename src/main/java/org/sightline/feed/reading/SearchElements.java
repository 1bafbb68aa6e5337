package org.sightline.feed.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The elements that a search parameter goes by, as the standard defines it for a type. */
final class SearchElements {

    private static final Map<String, List<String[]>> PATHS = new ConcurrentHashMap<>();

    private SearchElements() {}

    static boolean areKnown(Resource resource, String parameter) {
        return !paths(resource.fhirType(), parameter).isEmpty();
    }

    /** Those that say something: an element that was only looked at is none. */
    static Stream<Base> values(Resource resource, String parameter) {
        return paths(resource.fhirType(), parameter).stream()
                .flatMap(path -> values(resource, path))
                .filter(value -> !value.isEmpty());
    }

    private static Stream<Base> values(Base start, String[] path) {
        Stream<Base> values = Stream.of(start);
        for (String name : path) {
            values = values.flatMap(value -> Optional.ofNullable(value.getNamedProperty(name)).stream()
                    .map(Property::getValues)
                    .flatMap(List::stream));
        }
        return values;
    }

    private static List<String[]> paths(String type, String parameter) {
        return PATHS.computeIfAbsent(type + "." + parameter, _ -> defined(type, parameter));
    }

    private static List<String[]> defined(String type, String parameter) {
        RuntimeSearchParam defined =
                FhirContext.forR4Cached().getResourceDefinition(type).getSearchParam(parameter);
        return defined == null || defined.getPath() == null
                ? List.of()
                : Pattern.compile("\\b" + type + "((?:\\.(?!as\\(|where\\(|exists\\()[A-Za-z]+)+)")
                        .matcher(defined.getPath())
                        .results()
                        .map(MatchResult::group)
                        .map(path -> path.substring(type.length() + 1))
                        .distinct()
                        .map(path -> path.split("\\."))
                        .toList();
    }
}
