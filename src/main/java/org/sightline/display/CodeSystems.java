package org.sightline.display;

import java.util.Map;

/** The names people know code systems by. */
public final class CodeSystems {

    public static final String SNOMED = "http://snomed.info/sct";

    /** Both addresses are in use for dm+d: UK Core's and the draft summary profiles'. */
    private static final Map<String, String> NAMES = Map.of(
            SNOMED,
            "SNOMED CT",
            "https://dmd.nhs.uk",
            "dm+d",
            "http://dmd.nhs.uk",
            "dm+d",
            "http://loinc.org",
            "LOINC",
            "http://hl7.org/fhir/sid/icd-10",
            "ICD-10",
            "http://read.info/readv2",
            "Read v2",
            "http://read.info/ctv3",
            "CTV3",
            "http://unitsofmeasure.org",
            "UCUM");

    private CodeSystems() {}

    /** The system's name, its address when it has none here, or what to say when it has neither. */
    public static String nameOf(String system) {
        return system.isBlank() ? "code system not given" : NAMES.getOrDefault(system, system);
    }
}
