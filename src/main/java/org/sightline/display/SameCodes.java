package org.sightline.display;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Which LOINC code means the same as which SNOMED CT code, by what sources send together. Two codes are one only if no
 * source ever sends either with another of the other system: a general code beside many names none of them.
 */
public final class SameCodes {

    private static final String LOINC = "http://loinc.org";

    private final Map<String, Set<String>> partners = new HashMap<>();

    private SameCodes() {}

    public static SameCodes in(Collection<CodeableConcept> concepts) {
        SameCodes same = new SameCodes();
        for (CodeableConcept concept : concepts) {
            for (String snomed : codes(concept, CodeSystems.SNOMED)) {
                for (String loinc : codes(concept, LOINC)) {
                    same.partners.computeIfAbsent(snomed, _ -> new HashSet<>()).add(loinc);
                    same.partners.computeIfAbsent(loinc, _ -> new HashSet<>()).add(snomed);
                }
            }
        }
        return same;
    }

    /** The one code that stands for it and its partner; itself if it has none. */
    public String canonical(String code) {
        Set<String> with = partners.getOrDefault(code, Set.of());
        if (!code.startsWith(LOINC) || with.size() != 1) {
            return code;
        }
        String other = with.iterator().next();
        return partners.getOrDefault(other, Set.of()).size() == 1 ? other : code;
    }

    private static List<String> codes(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map((Coding coding) -> coding.getSystem() + "|" + coding.getCode())
                .toList();
    }
}
