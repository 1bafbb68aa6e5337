package org.sightline.tab.panel.patient;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an extension of a person is called: by the words of its address, or by better ones. */
final class ExtensionLabels {

    static final String NUMBER_VERIFICATION = "NHSNumberVerificationStatus";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("EthnicCategory", "Ethnicity"),
            Map.entry("interpreterRequired", "Interpreter"),
            Map.entry("patient-interpreterRequired", "Interpreter"),
            Map.entry("NHSCommunication", "Language"),
            Map.entry("DeathNotificationStatus", "Notice of death"),
            Map.entry("NominatedPharmacy", "Nominated pharmacy"),
            Map.entry("ContactPreference", "Prefers to be reached"),
            Map.entry("ResidentialStatus", "Residential status"),
            Map.entry("TreatmentCategory", "Treatment category"),
            Map.entry("CadavericDonor", "Organ donation"),
            Map.entry("patient-cadavericDonor", "Organ donation"),
            Map.entry("patient-birthPlace", "Place of birth"),
            Map.entry("patient-birthTime", "Time of birth"),
            Map.entry("patient-mothersMaidenName", "Mother’s maiden name"),
            Map.entry("BirthSex", "Sex at birth"),
            Map.entry(NUMBER_VERIFICATION, "NHS number"));

    private static final List<String> REGISTRIES =
            List.of("https://fhir.hl7.org.uk/", "https://fhir.nhs.uk/", "http://hl7.org/fhir/StructureDefinition/");

    private ExtensionLabels() {}

    static String of(@Nullable String url) {
        String name = name(url);
        if (WORDS.containsKey(name)) {
            return WORDS.get(name);
        }
        String words = name.replaceFirst("^patient-", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replace('-', ' ')
                .toLowerCase(Locale.UK);
        String label =
                words.isEmpty() ? "Without a name" : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
        return isOfRegistry(String.valueOf(url)) ? label : label + " (" + url + ")";
    }

    /** Whether everybody knows where it is defined; parts of an extension have no address of their own. */
    private static boolean isOfRegistry(String url) {
        return !url.contains(":") || REGISTRIES.stream().anyMatch(url::startsWith);
    }

    /** The last part of an address, without what tells the country. */
    static String name(@Nullable String url) {
        String whole = url == null ? "" : url.strip();
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf(':')) + 1);
        return last.replaceFirst("^Extension-(UKCore|CareConnect|CareConnect-GPC|GPConnect)-", "")
                .replaceFirst("^Extension-", "");
    }
}
