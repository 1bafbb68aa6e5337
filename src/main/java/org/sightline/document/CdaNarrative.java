package org.sightline.document;

import java.util.Map;
import org.jsoup.nodes.TextNode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A section's narrative block, element by element. An element that is not known gives its words.
 *
 * @see <a href="https://hl7.org/cda/stds/core/2.0.0-sd/narrative.html">HL7 CDA: narrative block</a>
 */
final class CdaNarrative {

    private static final int DEEPEST_HEADING = 6;

    private static final Map<String, String> AS = Map.ofEntries(
            Map.entry("paragraph", "p"),
            Map.entry("item", "li"),
            Map.entry("br", "br"),
            Map.entry("sub", "sub"),
            Map.entry("sup", "sup"),
            Map.entry("caption", "strong"),
            Map.entry("table", "table"),
            Map.entry("thead", "thead"),
            Map.entry("tbody", "tbody"),
            Map.entry("tfoot", "tfoot"),
            Map.entry("tr", "tr"),
            Map.entry("th", "th"),
            Map.entry("td", "td"));

    private CdaNarrative() {}

    static void section(Element section, org.jsoup.nodes.Element into, int heading) {
        ClinicalDocument.children(section, "title")
                .forEach(title -> into.appendElement("h" + Math.min(heading, DEEPEST_HEADING))
                        .text(ClinicalDocument.words(title)));
        ClinicalDocument.children(section, "text").forEach(text -> inside(text, into.appendElement("div")));
        ClinicalDocument.children(section, "component")
                .flatMap(component -> ClinicalDocument.children(component, "section"))
                .forEach(inner -> section(inner, into, heading + 1));
    }

    private static void inside(Element source, org.jsoup.nodes.Element into) {
        NodeList inner = source.getChildNodes();
        for (int i = 0; i < inner.getLength(); i++) {
            Node node = inner.item(i);
            if (node instanceof Element element) {
                inside(element, place(element, into));
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                into.appendChild(new TextNode(String.valueOf(node.getNodeValue())));
            }
        }
    }

    private static org.jsoup.nodes.Element place(Element element, org.jsoup.nodes.Element into) {
        String name = String.valueOf(element.getLocalName());
        return switch (name) {
            case "list" -> into.appendElement(element.getAttribute("listType").equals("ordered") ? "ol" : "ul");
            case "content" ->
                into.appendElement(element.getAttribute("styleCode").contains("Bold") ? "strong" : "span");
            case "renderMultiMedia" -> into.appendElement("span").text("[picture not shown]");
            default -> {
                var placed = into.appendElement(AS.getOrDefault(name, "span"));
                if (name.equals("td") || name.equals("th")) {
                    placed.attr("colspan", digits(element.getAttribute("colspan")));
                    placed.attr("rowspan", digits(element.getAttribute("rowspan")));
                }
                yield placed;
            }
        };
    }

    private static String digits(String span) {
        return span.matches("[1-9][0-9]?") ? span : "1";
    }
}
