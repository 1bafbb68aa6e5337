package org.sightline.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A clinical document's header and the narrative of its sections: what its author attested. Its coded entries are not
 * looked at. A document type or an entity in it is refused.
 *
 * @see <a href="https://www.hl7.org/implement/standards/product_brief.cfm?product_id=7">HL7 CDA Release 2</a>
 */
final class ClinicalDocument {

    /** The OID under which NHS numbers stand in HL7 version 3 messages and documents. */
    private static final String NHS_NUMBER = "2.16.840.1.113883.2.1.4.1";

    private static final int DEEPEST = 60;

    private final Element root;

    private ClinicalDocument(Element root) {
        this.root = root;
    }

    static Rendering of(byte[] xml, String nhsNumber) {
        Optional<Element> root = parsed(xml);
        if (root.isEmpty()) {
            return new Rendering.NotHere(
                    "It cannot be read safely: it is not well formed, or it asks for more than itself.");
        }
        ClinicalDocument document = new ClinicalDocument(root.get());
        Set<String> numbers = document.nhsNumbers();
        if (!numbers.isEmpty() && !numbers.equals(Set.of(nhsNumber))) {
            return new Rendering.OfAnotherPatient();
        }
        List<String> leftOut = new ArrayList<>();
        leftOut.add("Shown are its heading and what its author wrote in its sections.");
        if (numbers.isEmpty()) {
            leftOut.add("It does not give the patient’s NHS number: check whom it is about.");
        }
        return new Rendering.Laid(document.page(), leftOut);
    }

    /** Empty if it is not well formed, nests too deep, or has a document type or an entity. */
    private static Optional<Element> parsed(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://javax.xml.XMLConstants/feature/secure-processing", true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((_, _) -> {
                throw new SAXException("nothing is fetched");
            });
            Document document = builder.parse(new InputSource(new ByteArrayInputStream(xml)));
            return Optional.of(document.getDocumentElement());
        } catch (SAXException | IOException _) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's XML parser lacks a safeguard", e);
        }
    }

    private Set<String> nhsNumbers() {
        return children(root, "recordTarget")
                .flatMap(target -> children(target, "patientRole"))
                .flatMap(role -> children(role, "id"))
                .filter(id -> id.getAttribute("root").equals(NHS_NUMBER))
                .map(id -> id.getAttribute("extension").replace(" ", "").replace("-", ""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toSet());
    }

    private String page() {
        org.jsoup.nodes.Document page = org.jsoup.nodes.Document.createShell("");
        String title = children(root, "title").map(ClinicalDocument::words).collect(Collectors.joining(" "));
        page.body().appendElement("h1").text(title.isEmpty() ? "Clinical document" : title);
        var facts = page.body().appendElement("dl");
        fact(facts, "Date", children(root, "effectiveTime").map(time -> CdaTime.words(time.getAttribute("value"))));
        fact(facts, "Patient", people("recordTarget", "patientRole", "patient"));
        fact(facts, "Author", people("author", "assignedAuthor", "assignedPerson"));
        fact(
                facts,
                "Organisation",
                children(root, "author")
                        .flatMap(author -> children(author, "assignedAuthor"))
                        .flatMap(author -> children(author, "representedOrganization"))
                        .flatMap(organisation -> children(organisation, "name"))
                        .map(ClinicalDocument::words));
        children(root, "component")
                .flatMap(component -> children(component, "structuredBody"))
                .flatMap(body -> children(body, "component"))
                .flatMap(component -> children(component, "section"))
                .forEach(section -> CdaNarrative.section(section, page.body(), 2));
        if (children(root, "component")
                .flatMap(c -> children(c, "nonXMLBody"))
                .findAny()
                .isPresent()) {
            page.body().appendElement("p").text("Its body is a file inside it, which is not shown. Download it.");
        }
        return SafeHtml.page(title, page);
    }

    private java.util.stream.Stream<String> people(String participation, String role, String person) {
        return children(root, participation)
                .flatMap(one -> children(one, role))
                .flatMap(one -> children(one, person))
                .flatMap(one -> children(one, "name"))
                .map(ClinicalDocument::words);
    }

    private static void fact(org.jsoup.nodes.Element facts, String label, java.util.stream.Stream<String> values) {
        String value = values.filter(Predicate.not(String::isEmpty)).collect(Collectors.joining("; "));
        if (!value.isEmpty()) {
            facts.appendElement("dt").text(label);
            facts.appendElement("dd").text(value);
        }
    }

    /** The text of an element, with a space between its parts. */
    static String words(Element element) {
        NodeList inner = element.getChildNodes();
        return IntStream.range(0, inner.getLength())
                .mapToObj(inner::item)
                .map(node -> node instanceof Element part ? words(part) : String.valueOf(node.getNodeValue()))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    static java.util.stream.Stream<Element> children(Element parent, String name) {
        NodeList inner = parent.getChildNodes();
        return IntStream.range(0, inner.getLength())
                .mapToObj(inner::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(element -> name.equals(element.getLocalName()));
    }
}
