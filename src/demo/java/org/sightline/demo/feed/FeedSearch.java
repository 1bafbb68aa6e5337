package org.sightline.demo.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.sightline.demo.feed.ServedParameters.Parameter;
import org.sightline.demo.feed.ServedParameters.Token;

/**
 * One type-level search over what a feed holds, as FHIR R4 describes it: repeated parameters all apply, comma-separated
 * values are alternatives.
 */
final class FeedSearch {

    private static final int DEFAULT_PAGE = 20;
    private static final int LARGEST_PAGE = 500;
    private static final Set<String> CONTROLS = Set.of("_count", "_include", "_page", "_format", "_pretty", "_total");
    private static final Set<String> INCLUDES =
            Set.of("MedicationRequest:medication", "MedicationStatement:medication");

    private static final String MISSING = ":missing";

    private final FeedRecords held;
    private final String base;

    /**
     * @param held everything the feed holds
     * @param base the feed's own address, which the links and full URLs begin with
     */
    FeedSearch(FeedRecords held, String base) {
        this.held = held;
        this.base = base;
    }

    /** @throws BadSearchException for a parameter or value the feed does not understand */
    Bundle search(String type, Map<String, List<String>> query) {
        Stream<DomainResource> found = candidates(type, query);
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (!CONTROLS.contains(parameter.getKey())) {
                found = filter(found, type, parameter.getKey(), parameter.getValue());
            }
        }
        List<DomainResource> matches = found.toList();
        int size = Math.clamp(number(query, "_count", DEFAULT_PAGE), 0, LARGEST_PAGE);
        int from = number(query, "_page", 0);
        List<DomainResource> page = matches.stream().skip(from).limit(size).toList();

        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(matches.size());
        bundle.addLink().setRelation("self").setUrl(link(type, query, from));
        if (size > 0 && from + size < matches.size()) {
            bundle.addLink().setRelation("next").setUrl(link(type, query, from + size));
        }
        page.forEach(resource -> add(bundle, resource, Bundle.SearchEntryMode.MATCH));
        included(page, query.getOrDefault("_include", List.of()))
                .forEach(resource -> add(bundle, resource, Bundle.SearchEntryMode.INCLUDE));
        return bundle;
    }

    /** One patient's are found by the index; everything else about them is left to {@link #filter}. */
    private Stream<DomainResource> candidates(String type, Map<String, List<String>> query) {
        List<String> patients = query.getOrDefault("patient", List.of());
        return patients.isEmpty() || !ServedParameters.knows(type)
                ? held.ofType(type).stream()
                : ofPatients(type, patients.getFirst());
    }

    private Stream<DomainResource> ofPatients(String type, String patients) {
        return Stream.of(patients.split(",", -1)).distinct().flatMap(patient -> held.ofPatient(type, patient).stream());
    }

    private Stream<DomainResource> filter(Stream<DomainResource> found, String type, String name, List<String> values) {
        if (name.endsWith(MISSING)) {
            Parameter of = ServedParameters.of(type, name.substring(0, name.length() - MISSING.length()));
            return found.filter(r -> values.stream().allMatch(v -> isMissing(of, r) == v.equals("true")));
        }
        Parameter parameter = ServedParameters.of(type, name);
        Stream<DomainResource> left = found;
        for (String value : values) {
            List<Predicate<DomainResource>> alternatives = Stream.of(value.split(","))
                    .map(alternative -> matching(parameter, alternative))
                    .toList();
            left = left.filter(r -> alternatives.stream().anyMatch(a -> a.test(r)));
        }
        return left;
    }

    private Predicate<DomainResource> matching(Parameter parameter, String value) {
        return switch (parameter) {
            case Parameter.OfToken token -> r -> token.values().apply(r).anyMatch(t -> matches(t, value));
            case Parameter.OfDate date -> {
                Predicate<DateRange> asked = DateRange.matching(value);
                yield r -> date.value().apply(r).filter(asked).isPresent();
            }
            case Parameter.OfPatient _ -> r -> held.isOf(r, value);
        };
    }

    private static boolean isMissing(Parameter parameter, DomainResource resource) {
        return switch (parameter) {
            case Parameter.OfToken token ->
                token.values().apply(resource).findAny().isEmpty();
            case Parameter.OfDate date -> date.value().apply(resource).isEmpty();
            case Parameter.OfPatient _ -> false;
        };
    }

    private static boolean matches(Token token, String value) {
        int bar = value.indexOf('|');
        if (bar < 0) {
            return token.code().equals(value);
        }
        return token.system().equals(value.substring(0, bar))
                && (bar + 1 == value.length() || token.code().equals(value.substring(bar + 1)));
    }

    private List<DomainResource> included(List<DomainResource> page, List<String> includes) {
        for (String include : includes) {
            if (!INCLUDES.contains(include)) {
                throw new BadSearchException("cannot include " + include);
            }
        }
        Set<String> wanted = page.stream()
                .filter(r -> includes.contains(r.fhirType() + ":medication"))
                .flatMap(FeedSearch::medicineReference)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return wanted.stream().map(held::find).flatMap(Optional::stream).toList();
    }

    private static Stream<String> medicineReference(DomainResource resource) {
        Type medication = switch (resource) {
            case MedicationRequest request -> request.getMedication();
            case MedicationStatement statement -> statement.getMedication();
            default -> null;
        };
        return medication instanceof Reference reference ? Stream.of(reference.getReference()) : Stream.empty();
    }

    private void add(Bundle bundle, DomainResource resource, Bundle.SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(base + "/" + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static int number(Map<String, List<String>> query, String name, int otherwise) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return otherwise;
        }
        if (!values.getFirst().matches("\\d{1,6}")) {
            throw new BadSearchException(name + " is not a number: " + values.getFirst());
        }
        return Integer.parseInt(values.getFirst());
    }

    private String link(String type, Map<String, List<String>> query, int from) {
        Map<String, List<String>> linked = new LinkedHashMap<>(query);
        linked.remove("_page");
        if (from > 0) {
            linked.put("_page", List.of(Integer.toString(from)));
        }
        List<String> pairs = new ArrayList<>();
        linked.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return base + "/" + type + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
