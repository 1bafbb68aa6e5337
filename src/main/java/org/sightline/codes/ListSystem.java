package org.sightline.codes;

/** The addresses of code systems that lists are of. */
public final class ListSystem {

    public static final String SNOMED = "http://snomed.info/sct";
    public static final String READ_V2 = "http://read.info/readv2";
    public static final String CTV3 = "http://read.info/ctv3";
    public static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    public static final String ICD_10_UK = "http://hl7.org/fhir/sid/icd-10-uk";

    /** No publisher gives BNF codes an address. */
    public static final String BNF = "urn:sightline:bnf";

    private ListSystem() {}

    /** Whether it is one that SNOMED CT took the place of in records. */
    public static boolean isOlder(String address) {
        return switch (address) {
            case ICD_10, ICD_10_UK, READ_V2, CTV3 -> true;
            default -> false;
        };
    }

    /** One address for each system: dm+d's codes are concepts of SNOMED CT's United Kingdom drug extension. */
    public static String of(String address) {
        return switch (address) {
            case "https://dmd.nhs.uk", "http://dmd.nhs.uk", "urn:oid:2.16.840.1.113883.6.96" -> SNOMED;
            case ICD_10_UK -> ICD_10;
            default -> address;
        };
    }
}
