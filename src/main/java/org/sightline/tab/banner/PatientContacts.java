package org.sightline.tab.banner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.banner.Banner.ContactLine;
import org.sightline.tab.panel.Codes;

/** Address, telephone, GP and language as each source holds them; alike ones once, with all their sources. */
final class PatientContacts {

    private PatientContacts() {}

    static List<ContactLine> of(Map<String, Patient> patients) {
        Map<Fact, List<String>> sources = new LinkedHashMap<>();
        for (String label : List.of("Address", "Telephone", "Email", "Registered GP", "Language")) {
            patients.forEach((source, patient) -> facts(label, patient)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .forEach(value -> sources.computeIfAbsent(new Fact(label, value), _ -> new ArrayList<>())
                            .add(source)));
        }
        return sources.entrySet().stream()
                .map(e -> new ContactLine(e.getKey().label(), e.getKey().value(), names(e.getValue(), patients.size())))
                .toList();
    }

    /** Many names that all say the same are not worth a line each. */
    private static String names(List<String> sources, int all) {
        return sources.size() == all && all > 2
                ? "all " + all + " sources that know the patient"
                : String.join(", ", sources);
    }

    private static Stream<ShownText> facts(String label, Patient patient) {
        return switch (label) {
            case "Address" ->
                patient.getAddress().stream()
                        .filter(address -> address.getUse() != AddressUse.OLD)
                        .map(PatientContacts::address);
            case "Telephone" -> telecom(patient, "phone", "sms");
            case "Email" -> telecom(patient, "email");
            case "Registered GP" -> patient.getGeneralPractitioner().stream().map(gp -> ShownText.of(gp.getDisplay()));
            default ->
                patient.getCommunication().stream()
                        .map(c -> ShownText.joined(
                                " ",
                                CodedText.of(c.getLanguage()).text(),
                                ShownText.of(Codes.is(c.getPreferredElement()) ? "(preferred)" : "")));
        };
    }

    private static ShownText address(Address address) {
        String code = Codes.of(address.getUseElement());
        String use = code.isEmpty() || code.equals("home") ? "" : " (" + Words.sentence(code) + ")";
        if (address.getText() != null) {
            return ShownText.of(address.getText() + use);
        }
        return ShownText.of(Stream.concat(
                                address.getLine().stream().map(PrimitiveType::getValue),
                                Stream.of(
                                        address.getCity(),
                                        address.getDistrict(),
                                        address.getPostalCode(),
                                        address.getCountry()))
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", "))
                + use);
    }

    private static Stream<ShownText> telecom(Patient patient, String... systems) {
        List<String> wanted = List.of(systems);
        return patient.getTelecom().stream()
                .filter(ContactPoint::hasValue)
                .filter(point -> wanted.contains(Codes.of(point.getSystemElement())))
                .filter(point -> point.getUse() != ContactPoint.ContactPointUse.OLD)
                .map(point -> ShownText.of(
                        point.getValue() + Codes.of(point.getUseElement()).replaceFirst("(.+)", " ($1)")));
    }

    private record Fact(String label, ShownText value) {}
}
