package org.sightline.codes;

/** The addresses of code systems that lists are of. */
public final class ListSystem {

    public static final String SNOMED = "http://snomed.info/sct";
    public static final String READ_V2 = "http://read.info/readv2";
    public static final String CTV3 = "http://read.info/ctv3";
    public static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    /** No publisher gives BNF codes an address. */
    public static final String BNF = "urn:sightline:bnf";

    private ListSystem() {}

    /** One address for each system: dm+d's codes are concepts of SNOMED CT's United Kingdom drug extension. */
    public static String of(String address) {
        return switch (address) {
            case "https://dmd.nhs.uk", "http://dmd.nhs.uk", "urn:oid:2.16.840.1.113883.6.96" -> SNOMED;
            case "http://hl7.org/fhir/sid/icd-10-uk" -> ICD_10;
            default -> address;
        };
    }
}
