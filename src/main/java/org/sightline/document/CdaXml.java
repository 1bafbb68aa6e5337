package org.sightline.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.sightline.document.bounds.BeyondBoundsException;
import org.sightline.document.bounds.Bounds;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Somebody else's XML as a tree, and what is read of it: elements by name and their words. */
final class CdaXml {

    /** What the platform's parser says when one of its limits is passed; the words after it depend on the language. */
    private static final String LIMIT = "JAXP0001";

    private CdaXml() {}

    /**
     * Empty if it is not well formed, or has a document type or an entity.
     *
     * @throws BeyondBoundsException if it is too long or nests too deep
     */
    static Optional<Element> parsed(String xml) {
        Bounds.markup(xml.length());
        Bounds.goOn();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://javax.xml.XMLConstants/feature/secure-processing", true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(Bounds.DEEPEST));
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((_, _) -> {
                throw new SAXException("nothing is fetched");
            });
            return Optional.of(builder.parse(new InputSource(new StringReader(xml.stripLeading())))
                    .getDocumentElement());
        } catch (SAXException e) {
            if (String.valueOf(e.getMessage()).contains(LIMIT)) {
                Bounds.depth(Integer.MAX_VALUE);
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's XML parser lacks a safeguard", e);
        }
    }

    /** The elements of this name directly in it. */
    static Stream<Element> children(Element parent, String name) {
        return elements(parent).stream().filter(element -> name.equals(element.getLocalName()));
    }

    /** What stands at the end of this path of names. */
    static Stream<Element> at(Element from, String... path) {
        Stream<Element> found = Stream.of(from);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name));
        }
        return found;
    }

    static Optional<Element> first(Element from, String... path) {
        return at(from, path).findFirst();
    }

    static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The text of an element, with a space between its parts; comments and instructions are none. */
    static String words(Element element) {
        StringBuilder words = new StringBuilder();
        gather(element, words);
        return words.toString().strip().replaceAll("\\s+", " ");
    }

    private static void gather(Element element, StringBuilder words) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element part) {
                words.append(' ');
                gather(part, words);
                words.append(' ');
            } else if (isText(node)) {
                words.append(node.getNodeValue());
            }
        }
    }

    static boolean isText(Node node) {
        return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
    }

    static String joined(Stream<String> texts, String between) {
        return texts.filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(between));
    }
}
