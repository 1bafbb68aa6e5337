package org.sightline.display;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.CodeMaps.MappedCode;

/**
 * Adds to an entry's codes what published files say of them and its source did not: to a code of an older system its
 * SNOMED CT concept, by a map; to a product of dm+d its moiety, by a map; and to codes without any words their term, by a
 * list; what a list calls a code that has words is noted beside it. What is added is marked, and said where codes are
 * shown.
 */
public record CompletedCodes(CodeMaps maps, CodeTerms terms) {

    /** Adds nothing. */
    public static final CompletedCodes NONE = new CompletedCodes(CodeMaps.NONE, CodeTerms.NONE);

    /** The elements that say by codes what an entry is. */
    private static final List<String> NAMED =
            List.of("code", "medication", "vaccineCode", "type", "value", "category", "reasonCode");

    /** Those of them that an entry is looked for by. */
    private static final Set<String> CALLED = Set.of("code", "medication", "vaccineCode", "type");

    private static final String MEDICATION = "medication";
    private static final Set<String> PRODUCTS = Set.of(CodeSystems.SNOMED, "https://dmd.nhs.uk", "http://dmd.nhs.uk");
    private static final Set<String> OLDER = Set.of(
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/icd-10-uk",
            "http://read.info/readv2",
            "http://read.info/ctv3");

    /** Completes the codes that say what the resource is. */
    public void in(Resource resource) {
        if (this == NONE) {
            return;
        }
        named(resource).forEach(named -> {
            if (map(named.concept)) {
                SentCodes.forget(resource);
            }
            if (named.name.equals(MEDICATION) || resource instanceof Medication) {
                groupProducts(named.concept);
            }
            name(named.concept, CALLED.contains(named.name));
        });
    }

    /**
     * Whether this is so of a completed resource where each code that a map names several concepts for means all of them;
     * false for one without such a code.
     */
    public static boolean isSoMeaningAll(Resource resource, Predicate<Resource> test) {
        Map<CodeableConcept, Integer> sent = new IdentityHashMap<>();
        named(resource).forEach(named -> {
            List<MappedCode> several = named.concept.getCoding().stream()
                    .flatMap(coding -> MappedCode.several(coding).stream())
                    .toList();
            if (!several.isEmpty()) {
                sent.put(named.concept, named.concept.getCoding().size());
                several.forEach(code -> named.concept.addCoding(code.coding()));
            }
        });
        if (sent.isEmpty()) {
            return false;
        }
        SentCodes.forget(resource);
        boolean so = test.test(resource);
        sent.forEach((concept, size) ->
                concept.getCoding().subList(size, concept.getCoding().size()).clear());
        return so;
    }

    /** A concept that says what an entry is, and the element it stands in. */
    private record Named(String name, CodeableConcept concept) {}

    private static Stream<Named> named(Resource resource) {
        Stream<Named> own = NAMED.stream().flatMap(name -> named(resource, name));
        return resource instanceof Observation observation
                ? Stream.concat(
                        own,
                        observation.getComponent().stream()
                                .flatMap(part -> Stream.of("code", "value").flatMap(name -> named(part, name))))
                : own;
    }

    private static Stream<Named> named(Base element, String name) {
        Base[] values = element.getProperty(name.hashCode(), name, false);
        return values == null
                ? Stream.empty()
                : Arrays.stream(values)
                        .filter(value -> value instanceof CodeableConcept concept && concept.hasCoding())
                        .map(value -> new Named(name, (CodeableConcept) value));
    }

    /** Whether the concept was given a code. */
    private boolean map(CodeableConcept concept) {
        for (Coding coding : concept.getCoding()) {
            if (CodeSystems.SNOMED.equals(coding.getSystem())) {
                return false;
            }
        }
        List<Coding> older = concept.getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode() && OLDER.contains(coding.getSystem()))
                .toList();
        for (Coding coding : older) {
            List<MappedCode> mapped = maps.of(coding.getSystem(), coding.getCode());
            if (mapped.size() == 1) {
                concept.addCoding(mapped.getFirst().coding());
                return true;
            }
            if (mapped.size() > 1) {
                MappedCode.mayMean(coding, mapped);
            }
        }
        return false;
    }

    /** A product of dm+d stays what its source calls it; what it has in common with others is noted beside. */
    private void groupProducts(CodeableConcept concept) {
        concept.getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode() && PRODUCTS.contains(coding.getSystem()))
                .forEach(coding -> {
                    List<MappedCode> moieties = maps.of(coding.getSystem(), coding.getCode());
                    if (moieties.size() == 1) {
                        moieties.getFirst().isMoietyOf(coding);
                    }
                });
    }

    private void name(CodeableConcept concept, boolean besides) {
        boolean nameless = !concept.hasText() && concept.getCoding().stream().noneMatch(Coding::hasDisplay);
        if (nameless || besides) {
            concept.getCoding().stream()
                    .filter(coding -> coding.hasSystem() && coding.hasCode())
                    .forEach(coding -> terms.of(coding.getSystem(), coding.getCode())
                            .ifPresent(term -> {
                                term.noteAt(coding);
                                if (nameless) {
                                    term.giveTo(coding);
                                }
                            }));
        }
    }
}
