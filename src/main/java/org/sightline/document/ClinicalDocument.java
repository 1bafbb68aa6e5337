package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.w3c.dom.Element;

/**
 * A clinical document's header and the narrative of its sections: what its author attested. Its coded entries are listed
 * where a section has no narrative; a body that is a file opens like any file.
 *
 * @see <a href="https://www.hl7.org/implement/standards/product_brief.cfm?product_id=7">HL7 CDA Release 2</a>
 */
final class ClinicalDocument {

    /** The OIDs under which NHS numbers stand in HL7 version 3 messages and documents: traced, and not traced. */
    private static final Set<String> NHS_NUMBER =
            Set.of("2.16.840.1.113883.2.1.4.1", "2.16.840.1.113883.2.1.3.2.4.18.23");

    private final Element root;
    private final CdaHeader header;
    private final List<String> leftOut = new ArrayList<>();

    private ClinicalDocument(Element root) {
        this.root = root;
        header = new CdaHeader(root);
    }

    /**
     * @param inside how a file inside it is shown
     * @throws org.sightline.document.bounds.BeyondBoundsException if it is too long or nests too deep
     */
    static Rendering of(String xml, LetterChecks checks, CdaFile.Opener inside) {
        Optional<Element> root = CdaXml.parsed(xml);
        if (root.isEmpty()) {
            return new Rendering.NotHere(
                    "It cannot be read safely: it is not well formed, or it asks for more than itself.");
        }
        ClinicalDocument document = new ClinicalDocument(root.get());
        if (checks.withhold(CdaLabels.of(root.get()))) {
            return new Rendering.Withheld();
        }
        List<LetterChecks.Named> named = CdaXml.at(root.get(), "recordTarget", "patientRole")
                .map(ClinicalDocument::named)
                .toList();
        if (named.stream().anyMatch(checks::isAnother)) {
            return new Rendering.OfAnotherPatient();
        }
        (named.isEmpty() ? Stream.of(new LetterChecks.Named(Set.of(), "", "")) : named.stream())
                .flatMap(checks::cautions)
                .distinct()
                .forEach(document.leftOut::add);
        return document.rendering(inside);
    }

    private static LetterChecks.Named named(Element patientRole) {
        return new LetterChecks.Named(
                nhsNumbers(patientRole),
                CdaXml.at(patientRole, "patient", "birthTime")
                        .map(time -> CdaTime.day(time.getAttribute("value")))
                        .findFirst()
                        .orElse(""),
                CdaXml.joined(CdaXml.at(patientRole, "patient", "name").map(CdaXml::words), " "));
    }

    private static Set<String> nhsNumbers(Element patientRole) {
        return CdaXml.children(patientRole, "id")
                .filter(id ->
                        NHS_NUMBER.contains(id.getAttribute("root").strip().replaceFirst("^(?i)urn:oid:", "")))
                .map(id -> id.getAttribute("extension").replaceAll("[^0-9]", ""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toSet());
    }

    private Rendering rendering(CdaFile.Opener inside) {
        Document page = Document.createShell("");
        page.body().appendElement("h1").text(header.title());
        var facts = page.body().appendElement("dl");
        header.facts().forEach((label, value) -> {
            facts.appendElement("dt").text(label);
            facts.appendElement("dd").text(value);
        });
        Optional<Element> file = CdaXml.first(root, "component", "nonXMLBody", "text");
        if (file.isPresent()) {
            return new CdaFile(header, page, leftOut).opened(file.get(), inside);
        }
        leftOut.addFirst("Shown are its heading and what its author wrote in its sections.");
        CdaMedia media = new CdaMedia(root);
        CdaNarrative narrative = new CdaNarrative(media);
        CdaXml.at(root, "component", "structuredBody", "component", "section")
                .forEach(section -> narrative.section(section, page.body(), 2));
        if (narrative.listedEntries()) {
            leftOut.add("Parts of it have no narrative: their entries are listed, without all of their details.");
        }
        EnclosedFiles files = media.files();
        leftOut.addAll(files.notes());
        return new Rendering.Laid(SafeHtml.page(header.title(), page), leftOut, files.all());
    }
}
