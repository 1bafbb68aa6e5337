package org.sightline.tab.panel.account;

/** What extensions are called: those of UK Core and of FHIR itself by their own words, others with their address. */
final class ExtensionNames {

    private static final String UK_CORE = "Extension-UKCore-";
    private static final String CARE_CONNECT = "Extension-CareConnect-GPC-";

    private ExtensionNames() {}

    static String of(String url) {
        String last = url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1);
        String plain = ElementWords.words(
                        last.replace(UK_CORE, "").replace(CARE_CONNECT, "").replace("Extension-", ""))
                .replace('-', ' ')
                .strip();
        boolean known = url.contains(UK_CORE)
                || url.contains(CARE_CONNECT)
                || url.startsWith("http://hl7.org/fhir/StructureDefinition/")
                || last.equals(url);
        return known ? plain : plain + " (" + url + ")";
    }
}
