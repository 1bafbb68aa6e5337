package org.sightline.tab.panel.asked;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.display.Words;

/**
 * What a GP system says, in the Lists beside its entries, is missing from them: excluded, in transit, waiting to be
 * filed, or not available.
 */
public final class ListExcuse {

    private static final String WARNING =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode";
    /** Reasons for which an empty list lacks nothing. */
    private static final Set<String> LACKING_NOTHING = Set.of("no-content-recorded", "nilknown");

    private static final Set<String> GONE = Set.of("entered-in-error", "retired");
    private static final List<String> MEDICINES = List.of("MedicationStatement", "MedicationRequest");

    /** UK Core list codes, and the words of a title or code, by the types they are about. */
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("1102411000000102", MEDICINES),
            Map.entry("1102191000000100", MEDICINES),
            Map.entry("886921000000105", List.of("AllergyIntolerance")),
            Map.entry("1103671000000101", List.of("AllergyIntolerance")),
            Map.entry("717711000000103", List.of("Condition")),
            Map.entry("1149501000000101", List.of("Encounter")),
            Map.entry("allerg", List.of("AllergyIntolerance")),
            Map.entry("medicat", MEDICINES),
            Map.entry("medicine", MEDICINES),
            Map.entry("problem", List.of("Condition")),
            Map.entry("consultation", List.of("Encounter")),
            Map.entry("immunisation", List.of("Immunization")),
            Map.entry("referral", List.of("ServiceRequest")));

    private ListExcuse() {}

    /** What it says is missing, in words; empty if nothing is. */
    public static List<String> in(ListResource list) {
        if (GONE.contains(Objects.requireNonNullElse(list.getStatusElement().getValueAsString(), ""))) {
            return List.of();
        }
        List<String> excuses =
                new ArrayList<>(warnings(list).map(ListExcuse::words).toList());
        if (!list.hasEntry() && list.hasEmptyReason() && isLack(list.getEmptyReason())) {
            excuses.add("sent empty: "
                    + CodedText.of(list.getEmptyReason()).text().whole().toLowerCase(Locale.UK));
        }
        return excuses;
    }

    /** Whether entries of this type may be missing; of a list that does not say of what it is, all may be. */
    public static boolean concerns(ListResource list, String resourceType) {
        String about = Stream.concat(
                        Stream.of(list.getTitle(), list.getCode().getText()),
                        list.getCode().getCoding().stream()
                                .flatMap(coding -> Stream.of(coding.getCode(), coding.getDisplay())))
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> one + " " + other)
                .toLowerCase(Locale.UK);
        List<String> types = TYPES.entrySet().stream()
                .filter(type -> about.contains(type.getKey()))
                .flatMap(type -> type.getValue().stream())
                .toList();
        return types.isEmpty() ? !resourceType.equals("List") : types.contains(resourceType);
    }

    /** The codes by which it warns of something. */
    public static Stream<String> warnings(ListResource list) {
        return list.getExtension().stream()
                .filter(extension -> WARNING.equals(extension.getUrl()))
                .map(extension -> code(extension.getValue()))
                .filter(code -> !code.isEmpty())
                .distinct();
    }

    private static String code(@Nullable Type value) {
        @Nullable
        String code = switch (value) {
            case Coding coding -> coding.getCode();
            case CodeableConcept concept -> concept.getCodingFirstRep().getCode();
            case null -> null;
            default -> value.primitiveValue();
        };
        return Objects.requireNonNullElse(code, "");
    }

    private static boolean isLack(CodeableConcept reason) {
        return reason.getCoding().stream().map(Coding::getCode).noneMatch(LACKING_NOTHING::contains);
    }

    /**
     * UKCore-ListWarningCode in words; those for exclusion are GP Connect's own.
     *
     * @see <a href="https://fhir.hl7.org.uk/CodeSystem/UKCore-ListWarningCode">UK Core: list warning codes</a>
     */
    public static String words(String code) {
        return switch (code) {
            case "confidential-items" -> "Items excluded due to confidentiality and/or patient preferences";
            case "data-in-transit" ->
                "Data in transit between practices: what the former practice recorded may be missing";
            case "data-awaiting-filing" -> "Data awaiting filing: letters or results that came in may be missing";
            default -> Words.sentence(code).whole();
        };
    }
}
