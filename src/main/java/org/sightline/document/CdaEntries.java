package org.sightline.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.sightline.document.bounds.Bounds;

/** The entries of a section that has no narrative: what each is, its value, its time and its status. */
final class CdaEntries {

    private static final int MOST = 500;

    private static final Map<String, String> STATEMENTS = Map.of(
            "act", "Entry",
            "observation", "Observation",
            "substanceAdministration", "Medicine",
            "supply", "Supply",
            "procedure", "Procedure",
            "encounter", "Encounter",
            "organizer", "Group",
            "observationMedia", "Picture or file",
            "regionOfInterest", "Part of a picture");

    /** What is no event: a plan or a wish is nothing that was done or is taken. */
    private static final Map<String, String> MOODS = Map.of(
            "INT", "intended",
            "RQO", "requested",
            "PRMS", "promised",
            "PRP", "proposed",
            "ARQ", "appointment requested",
            "APT", "appointment",
            "GOL", "a goal",
            "EVN.CRT", "a condition for something else",
            "DEF", "a definition");

    private static final Set<String> RELATIONS = Set.of("entry", "entryRelationship", "component");

    private boolean listed;

    boolean listed() {
        return listed;
    }

    /** @param none why there is no narrative, if the section says so */
    void list(org.w3c.dom.Element section, String none, Element into) {
        List<org.w3c.dom.Element> entries = CdaXml.children(section, "entry").toList();
        String why = none.isEmpty() ? CdaValue.nullFlavour(section) : none;
        String because = why.isEmpty() ? "" : " (" + why + ")";
        if (entries.isEmpty()) {
            boolean holdsSections =
                    CdaXml.first(section, "component", "section").isPresent();
            if (!holdsSections) {
                into.appendElement("p").text("Nothing is written in this section" + because + ".");
            }
            return;
        }
        listed = true;
        into.appendElement("p")
                .text("This section has no narrative" + because + ". Its " + entries.size()
                        + (entries.size() == 1 ? " entry:" : " entries:"));
        statements(entries, into.appendElement("ul"));
    }

    private static void statements(List<org.w3c.dom.Element> relations, Element list) {
        relations.stream().limit(MOST).forEach(relation -> {
            for (org.w3c.dom.Element statement : CdaXml.elements(relation)) {
                if (STATEMENTS.containsKey(String.valueOf(statement.getLocalName()))) {
                    statement(statement, list.appendElement("li"));
                }
            }
        });
        if (relations.size() > MOST) {
            list.appendElement("li").text("and " + (relations.size() - MOST) + " more, which are not listed");
        }
    }

    private static void statement(org.w3c.dom.Element statement, Element item) {
        Bounds.goOn();
        String what = CdaXml.joined(
                Stream.of(values(statement, "code"), product(statement), values(statement, "text")), ", ");
        String name =
                what.isEmpty() ? STATEMENTS.getOrDefault(String.valueOf(statement.getLocalName()), "Entry") : what;
        String none = CdaValue.nullFlavour(statement);
        item.text(about(statement)
                + (statement.getAttribute("negationInd").equals("true") ? "Not: " : "")
                + name
                + (none.isEmpty() ? "" : " (" + none + ")")
                + mood(statement.getAttribute("moodCode").strip()));
        fact(item, ": ", values(statement, "value"));
        fact(item, ", dose ", values(statement, "doseQuantity"));
        fact(item, ", rate ", values(statement, "rateQuantity"));
        fact(item, ", at most ", values(statement, "maxDoseQuantity"));
        fact(item, ", by ", values(statement, "routeCode"));
        fact(item, ", ", values(statement, "effectiveTime"));
        fact(item, ", status ", values(statement, "statusCode"));
        List<org.w3c.dom.Element> inner = CdaXml.elements(statement).stream()
                .filter(element -> RELATIONS.contains(String.valueOf(element.getLocalName())))
                .toList();
        if (!inner.isEmpty()) {
            statements(inner, item.appendElement("ul"));
        }
    }

    /** Another person whom it is about, such as a relative. */
    private static String about(org.w3c.dom.Element statement) {
        if (CdaXml.first(statement, "subject").isEmpty()) {
            return "";
        }
        String who = CdaXml.joined(
                Stream.concat(
                        CdaXml.at(statement, "subject", "relatedSubject", "code")
                                .map(CdaValue::words),
                        CdaXml.at(statement, "subject", "relatedSubject", "subject", "name")
                                .map(CdaXml::words)),
                ", ");
        return "About " + (who.isEmpty() ? "somebody else" : who) + ": ";
    }

    private static String mood(String code) {
        return code.isEmpty() || code.equals("EVN")
                ? ""
                : " (" + MOODS.getOrDefault(code, "not an event: " + code) + ")";
    }

    private static void fact(Element item, String before, String value) {
        if (!value.isEmpty()) {
            item.appendText(before + value);
        }
    }

    private static String product(org.w3c.dom.Element statement) {
        return CdaXml.joined(
                Stream.of("manufacturedMaterial", "manufacturedLabeledDrug")
                        .flatMap(kind -> CdaXml.at(statement, "consumable", "manufacturedProduct", kind))
                        .flatMap(material -> Stream.concat(
                                CdaXml.children(material, "name").map(CdaXml::words),
                                CdaXml.children(material, "code").map(CdaValue::words))),
                ", ");
    }

    private static String values(org.w3c.dom.Element statement, String name) {
        return CdaXml.joined(CdaXml.children(statement, name).map(CdaValue::words), "; ");
    }
}
