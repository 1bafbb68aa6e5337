package org.sightline.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What a clinical document says of itself: whom it is about, who wrote and keeps it, when, and how it is to be kept. */
final class CdaHeader {

    private final Element root;

    CdaHeader(Element root) {
        this.root = root;
    }

    String title() {
        String title = CdaXml.joined(CdaXml.children(root, "title").map(CdaXml::words), " ");
        return title.isEmpty() ? values("code").isEmpty() ? "Clinical document" : values("code") : title;
    }

    /** Labels and what stands beside them, in the order of the page; what the document does not say is left out. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Kind", values("code"));
        facts.put("Date", values("effectiveTime"));
        facts.put("Patient", names("recordTarget", "patientRole", "patient"));
        facts.put("Born", values("recordTarget", "patientRole", "patient", "birthTime"));
        facts.put("Gender", values("recordTarget", "patientRole", "patient", "administrativeGenderCode"));
        facts.put("Author", authors());
        facts.put("Organisation", names("author", "assignedAuthor", "representedOrganization"));
        facts.put("Kept by", names("custodian", "assignedCustodian", "representedCustodianOrganization"));
        facts.put("Signed by", names("legalAuthenticator", "assignedEntity", "assignedPerson"));
        facts.put(
                "For",
                CdaXml.joined(
                        Stream.of(
                                names("informationRecipient", "intendedRecipient", "informationRecipient"),
                                names("informationRecipient", "intendedRecipient", "receivedOrganization")),
                        "; "));
        facts.put("Contact", values("componentOf", "encompassingEncounter", "effectiveTime"));
        facts.put("Place", names("componentOf", "encompassingEncounter", "location", "healthCareFacility", "location"));
        facts.put("Confidentiality", confidentiality(root));
        facts.put("Version", values("versionNumber"));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /** On one line, for a file that is shown instead of the document. */
    String line() {
        return title() + ". "
                + facts().entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** Normal is what documents are, and not said. */
    static String confidentiality(Element of) {
        Optional<Element> code = CdaXml.first(of, "confidentialityCode");
        return code.map(element -> switch (element.getAttribute("code")) {
                    case "N" -> "";
                    case "R" -> "Restricted";
                    case "V" -> "Very restricted";
                    default -> CdaValue.words(element);
                })
                .orElse("");
    }

    private String authors() {
        String devices = CdaXml.joined(
                CdaXml.at(root, "author", "assignedAuthor", "assignedAuthoringDevice", "softwareName")
                        .map(CdaXml::words),
                "; ");
        return CdaXml.joined(Stream.of(names("author", "assignedAuthor", "assignedPerson"), devices), "; ");
    }

    private String names(String... path) {
        return CdaXml.joined(
                CdaXml.at(root, path).flatMap(one -> {
                    String name = CdaXml.joined(CdaXml.children(one, "name").map(CdaHeader::named), "; ");
                    return Stream.of(name.isEmpty() ? CdaValue.nullFlavour(one) : name)
                            .filter(Predicate.not(String::isEmpty));
                }),
                "; ");
    }

    private static String named(Element name) {
        String words = CdaXml.words(name);
        return words.isEmpty() ? CdaValue.nullFlavour(name) : words;
    }

    private String values(String... path) {
        return CdaXml.joined(CdaXml.at(root, path).map(CdaValue::words), "; ");
    }
}
