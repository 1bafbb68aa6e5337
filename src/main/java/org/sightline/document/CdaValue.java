package org.sightline.document;

import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A coded, measured or timed value of a clinical document in words, and why there is none.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-NullFlavor.html">HL7 v3: NullFlavor</a>
 */
final class CdaValue {

    private static final Map<String, String> NULL_FLAVOURS = Map.ofEntries(
            Map.entry("NI", "no information"),
            Map.entry("UNK", "not known"),
            Map.entry("ASKU", "asked, but not known"),
            Map.entry("NAV", "not available for now"),
            Map.entry("NASK", "not asked"),
            Map.entry("NAVU", "not available"),
            Map.entry("MSK", "withheld by the source"),
            Map.entry("NA", "not applicable"),
            Map.entry("NP", "not present"),
            Map.entry("OTH", "other"),
            Map.entry("QS", "a sufficient quantity"),
            Map.entry("TRC", "a trace"),
            Map.entry("INV", "not valid"),
            Map.entry("UNC", "not coded"),
            Map.entry("DER", "derived"),
            Map.entry("NINF", "less than any number"),
            Map.entry("PINF", "more than any number"));

    private CdaValue() {}

    /** The value in words; what its null flavour says if it has none; empty if it says nothing. */
    static String words(Element value) {
        String first = Stream.of(
                        coded(value),
                        CdaFrequency.words(value),
                        ratio(value),
                        range(value),
                        measured(value),
                        CdaXml.words(value))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String none = nullFlavour(value);
        return first.isEmpty() ? none : none.isEmpty() ? first : first + " (" + none + ")";
    }

    /** In brackets as it is said beside a label: {@code not recorded (asked, but not known)}. */
    static String nullFlavour(Element element) {
        String flavour = element.getAttribute("nullFlavor").strip();
        return flavour.isEmpty() ? "" : NULL_FLAVOURS.getOrDefault(flavour, "not given: " + flavour);
    }

    private static String coded(Element value) {
        String original = CdaXml.joined(CdaXml.children(value, "originalText").map(CdaXml::words), " ");
        String display = value.getAttribute("displayName").strip();
        String translated = CdaXml.joined(
                CdaXml.children(value, "translation")
                        .map(other -> other.getAttribute("displayName").strip()),
                "; ");
        String named = CdaXml.joined(Stream.of(display, original), " – ");
        return Stream.of(named, translated, value.getAttribute("code").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String measured(Element value) {
        String number = value.getAttribute("value").strip();
        String unit = value.getAttribute("unit").strip();
        boolean time = unit.isEmpty() && number.length() >= 4 && isTime(value);
        return time ? CdaTime.words(number) : (number + (unit.equals("1") ? "" : " " + unit)).strip();
    }

    private static boolean isTime(Element value) {
        String type = value.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        String name = String.valueOf(value.getLocalName());
        Element parent = value.getParentNode() instanceof Element around ? around : value;
        return type.endsWith("TS")
                || name.endsWith("Time")
                || ((name.equals("low") || name.equals("high") || name.equals("center"))
                        && (String.valueOf(parent.getLocalName()).endsWith("Time")
                                || "phase".equals(parent.getLocalName())));
    }

    private static String ratio(Element value) {
        String above = CdaXml.joined(CdaXml.children(value, "numerator").map(CdaValue::words), " ");
        String below = CdaXml.joined(CdaXml.children(value, "denominator").map(CdaValue::words), " ");
        return below.isEmpty() ? above : above + " per " + below;
    }

    private static String range(Element value) {
        String from = CdaXml.joined(CdaXml.children(value, "low").map(CdaValue::words), " ");
        String to = CdaXml.joined(CdaXml.children(value, "high").map(CdaValue::words), " ");
        String centre = CdaXml.joined(CdaXml.children(value, "center").map(CdaValue::words), " ");
        if (from.isEmpty() && to.isEmpty()) {
            return centre;
        }
        return from.isEmpty() ? "up to " + to : to.isEmpty() ? "from " + from : from + " to " + to;
    }
}
