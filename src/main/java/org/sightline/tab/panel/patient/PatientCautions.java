package org.sightline.tab.panel.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.RowBuilder;

/** What has to be known of a source's Patient before anything of it is believed. */
public final class PatientCautions {

    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final List<String> VERIFIED = List.of("number-present-and-verified", "01");

    private PatientCautions() {}

    public static List<ShownText> of(Patient patient) {
        List<ShownText> cautions = new ArrayList<>();
        patient.getIdentifier().stream().flatMap(PatientCautions::verification).forEach(cautions::add);
        cautions.addAll(RowBuilder.cautionsOf(patient));
        return List.copyOf(cautions);
    }

    /** The words of the source wherever it does not say that the number was verified. */
    private static Stream<ShownText> verification(Identifier number) {
        if (number.getSystem() != null && !number.getSystem().equalsIgnoreCase(NHS_NUMBER)) {
            return Stream.empty();
        }
        return number.getExtension().stream()
                .filter(extension ->
                        ExtensionLabels.name(extension.getUrl()).equals(ExtensionLabels.NUMBER_VERIFICATION))
                .filter(extension -> !isVerified(extension))
                .map(extension -> ShownText.of("The source has not verified the NHS number: "
                        + words(extension).orElse(ShownText.of("it does not say why"))));
    }

    private static boolean isVerified(Extension extension) {
        return codings(extension).anyMatch(coding -> VERIFIED.contains(String.valueOf(coding.getCode())));
    }

    private static ShownText words(Extension extension) {
        return extension.getValue() instanceof CodeableConcept concept
                ? CodedText.of(concept).text()
                : extension.hasValue() ? Codes.words(extension.getValue()) : ShownText.NONE;
    }

    private static Stream<Coding> codings(Extension extension) {
        return switch (extension.getValue()) {
            case CodeableConcept concept -> concept.getCoding().stream();
            case Coding coding -> Stream.of(coding);
            case null, default -> Stream.empty();
        };
    }
}
