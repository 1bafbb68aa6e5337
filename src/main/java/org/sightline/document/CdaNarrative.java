package org.sightline.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.sightline.document.bounds.Bounds;
import org.w3c.dom.Node;

/**
 * A section's narrative block, element by element, as the standard's own style sheet shows it. An element that is not
 * known gives its words, by themselves; comments and instructions are none.
 *
 * @see <a href="https://hl7.org/cda/stds/core/2.0.0-sd/narrative.html">HL7 CDA: narrative block</a>
 */
final class CdaNarrative {

    private static final int DEEPEST_HEADING = 6;

    private static final Map<String, String> AS = Map.ofEntries(
            Map.entry("paragraph", "p"),
            Map.entry("p", "p"),
            Map.entry("item", "li"),
            Map.entry("br", "br"),
            Map.entry("sub", "sub"),
            Map.entry("sup", "sup"),
            Map.entry("span", "span"),
            Map.entry("font", "span"),
            Map.entry("a", "span"),
            Map.entry("strike", "s"),
            Map.entry("table", "table"),
            Map.entry("thead", "thead"),
            Map.entry("tbody", "tbody"),
            Map.entry("tfoot", "tfoot"),
            Map.entry("tr", "tr"),
            Map.entry("th", "th"),
            Map.entry("td", "td"));

    private static final Set<String> OF_TABLE = Set.of("thead", "tbody", "tfoot", "tr", "th", "td");

    /** Of HTML, which is not the standard's, and written all the same. */
    private static final Set<String> OF_HTML = Set.of(
            "ul", "ol", "li", "dl", "dt", "dd", "pre", "b", "strong", "i", "em", "u", "s", "del", "ins", "small");

    private static final Map<String, String> STYLES =
            Map.of("bold", "strong", "italics", "em", "emphasis", "em", "underline", "u", "strikethrough", "s");

    private static final Map<String, String> NUMBERED =
            Map.of("arabic", "1", "littleroman", "i", "bigroman", "I", "littlealpha", "a", "bigalpha", "A");

    /** Elements that only hold others: a text or a style right in them would leave the table. */
    private static final Set<String> HOLDERS = Set.of("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "br");

    private final CdaMedia media;
    private final CdaEntries entries = new CdaEntries();
    private List<String> styles = List.of();

    CdaNarrative(CdaMedia media) {
        this.media = media;
    }

    /** Whether entries were listed, since a section had no narrative. */
    boolean listedEntries() {
        return entries.listed();
    }

    void section(org.w3c.dom.Element section, Element into, int heading) {
        Bounds.goOn();
        CdaXml.children(section, "title")
                .forEach(title -> into.appendElement("h" + Math.min(heading, DEEPEST_HEADING))
                        .text(CdaXml.words(title)));
        about(section, into);
        Optional<org.w3c.dom.Element> text = CdaXml.first(section, "text");
        boolean written = text.isPresent() && (!CdaXml.words(text.get()).isEmpty() || hasPicture(text.get()));
        if (written) {
            inside(text.get(), into.appendElement("div"));
        } else {
            entries.list(section, text.map(CdaValue::nullFlavour).orElse(""), into);
        }
        CdaXml.at(section, "component", "section").forEach(inner -> section(inner, into, heading + 1));
    }

    /** What changes the meaning of a section: another person it is about, who wrote it, how it is to be kept. */
    private static void about(org.w3c.dom.Element section, Element into) {
        String subject = CdaXml.joined(
                Stream.concat(
                        CdaXml.at(section, "subject", "relatedSubject", "code").map(CdaValue::words),
                        CdaXml.at(section, "subject", "relatedSubject", "subject", "name")
                                .map(CdaXml::words)),
                ", ");
        String author = CdaXml.joined(
                CdaXml.at(section, "author", "assignedAuthor", "assignedPerson", "name")
                        .map(CdaXml::words),
                "; ");
        say(into, "About", subject);
        say(into, "Written by", author);
        say(into, "Confidentiality", CdaHeader.confidentiality(section));
    }

    private static void say(Element into, String label, String value) {
        if (!value.isEmpty()) {
            into.appendElement("p").appendElement("strong").text(label + ": " + value);
        }
    }

    private static boolean hasPicture(org.w3c.dom.Element text) {
        return text.getElementsByTagNameNS("*", "renderMultiMedia").getLength() > 0;
    }

    private void inside(org.w3c.dom.Element source, Element into) {
        Bounds.goOn();
        for (Node node = source.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Element element) {
                placed(element, into);
            } else if (CdaXml.isText(node)) {
                into.appendChild(new TextNode(String.valueOf(node.getNodeValue())));
            }
        }
    }

    private void placed(org.w3c.dom.Element element, Element into) {
        String name = String.valueOf(element.getLocalName());
        switch (name) {
            case "renderMultiMedia", "linkHtml" -> leading(element, into);
            case "col", "colgroup" -> {}
            case "list" -> styled(element, list(element, into));
            case "caption" -> {
                boolean ofTable = into.normalName().equals("table");
                styled(element, ofTable ? into.prependElement("caption") : into.appendElement("strong"));
                into.appendChild(new TextNode(ofTable ? "" : " "));
            }
            case "footnote" -> bracketed("[note: ", element, into.appendElement("span"));
            case "footnoteRef" -> into.appendElement("sup").text("[see its note]");
            case "content" -> revised(element, into);
            default -> {
                Element place = into.appendElement(tag(name, into));
                if (place.normalName().equals("td") || place.normalName().equals("th")) {
                    place.attr("colspan", digits(element.getAttribute("colspan")));
                    place.attr("rowspan", digits(element.getAttribute("rowspan")));
                }
                styled(element, place);
            }
        }
    }

    /** What leads to a picture or a file. */
    private void leading(org.w3c.dom.Element element, Element into) {
        if (element.getLocalName().equals("renderMultiMedia")) {
            media.show(element, into);
            inside(element, into.appendElement("span"));
        } else {
            styled(element, into.appendElement("span"));
            into.appendChild(new TextNode(media.link(element)));
        }
    }

    /** What is not known, or is a cell without a table, stands by itself, so that no two words or numbers become one. */
    private static String tag(String name, Element into) {
        boolean stray = OF_TABLE.contains(name) && into.closest("table") == null;
        return stray ? "div" : AS.getOrDefault(name, OF_HTML.contains(name) ? name : "div");
    }

    private static Element list(org.w3c.dom.Element list, Element into) {
        String style = NUMBERED.get(list.getAttribute("styleCode").toLowerCase(Locale.ROOT));
        boolean ordered = list.getAttribute("listType").equals("ordered");
        Element placed = into.appendElement(ordered ? "ol" : "ul");
        if (ordered && style != null) {
            placed.attr("type", style);
        }
        return placed;
    }

    /** A revision is shown as one: what was deleted is no part of the text, and what was inserted is new. */
    private void revised(org.w3c.dom.Element content, Element into) {
        switch (content.getAttribute("revised")) {
            case "delete" -> bracketed("[deleted: ", content, into.appendElement("del"));
            case "insert" -> bracketed("[added: ", content, into.appendElement("ins"));
            default -> styled(content, into.appendElement("span"));
        }
    }

    private void bracketed(String before, org.w3c.dom.Element element, Element place) {
        place.appendChild(new TextNode(before));
        styled(element, place);
        place.appendChild(new TextNode("]"));
    }

    /** The style of what only holds others, such as a row that is struck through, is that of each of them. */
    private void styled(org.w3c.dom.Element element, Element place) {
        List<String> before = styles;
        Set<String> all = new LinkedHashSet<>(before);
        Stream.of(element.getAttribute("styleCode").toLowerCase(Locale.ROOT).split("\\s+", 8))
                .map(STYLES::get)
                .filter(Objects::nonNull)
                .forEach(all::add);
        if (HOLDERS.contains(place.normalName())) {
            styles = List.copyOf(all);
            inside(element, place);
        } else {
            Element innermost = place;
            for (String tag : all) {
                innermost = innermost.appendElement(tag);
            }
            styles = List.of();
            inside(element, innermost);
        }
        styles = before;
    }

    private static String digits(String span) {
        return span.matches("[1-9][0-9]?") ? span : "1";
    }
}
