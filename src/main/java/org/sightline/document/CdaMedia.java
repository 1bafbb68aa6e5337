package org.sightline.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.sightline.document.bounds.Bounds;
import org.w3c.dom.NodeList;

/**
 * The pictures and other files of a clinical document: in its narrative where they stand there, and each that does not
 * show itself there as a file of its own.
 *
 * @see <a href="https://hl7.org/cda/stds/core/2.0.0-sd/StructureDefinition-ObservationMedia.html">HL7 CDA: ObservationMedia</a>
 */
final class CdaMedia {

    private static final String NOT_SHOWN = "[picture not shown]";

    private final org.w3c.dom.Element root;
    private final EnclosedFiles files = new EnclosedFiles();
    private final Map<String, org.w3c.dom.Element> media = new LinkedHashMap<>();
    private final Map<org.w3c.dom.Element, Integer> offered = new HashMap<>();
    private final Set<org.w3c.dom.Element> shown = new HashSet<>();

    CdaMedia(org.w3c.dom.Element root) {
        this.root = root;
        NodeList all = root.getElementsByTagNameNS("*", "observationMedia");
        for (int i = 0; i < all.getLength(); i++) {
            Bounds.goOn();
            if (all.item(i) instanceof org.w3c.dom.Element one) {
                String name = one.getAttribute("ID");
                media.putIfAbsent(name.isEmpty() ? " " + i : name, one);
            }
        }
    }

    /** What {@code renderMultiMedia} refers to, at its place in the narrative. */
    void show(org.w3c.dom.Element reference, Element into) {
        for (String id : reference.getAttribute("referencedObject").strip().split("\\s+", 20)) {
            Optional<org.w3c.dom.Element> value =
                    Optional.ofNullable(media.get(id)).flatMap(one -> CdaXml.first(one, "value"));
            Optional<byte[]> bytes = value.flatMap(CdaFile::bytes);
            String data = bytes.map(held -> CdaFile.data(held, "")).orElse("");
            if (SafeHtml.isPictureData(data)) {
                into.appendElement("img").attr("src", data).attr("alt", "Picture in the document");
                value.ifPresent(shown::add);
            } else {
                String words = value.map(one -> numbered(offered(one, "Picture or file " + id)))
                        .orElse("");
                into.appendElement("span").text(words.isEmpty() ? NOT_SHOWN : words);
            }
        }
    }

    /** The words behind a link, if it leads to a file beside the document. */
    String link(org.w3c.dom.Element link) {
        String address = link.getAttribute("href").strip();
        String words = address.contains(":") ? "" : numbered(files.at(CdaXml.words(link), address));
        return words.isEmpty() ? "" : " " + words;
    }

    /** All files, those too that no narrative speaks of. */
    EnclosedFiles files() {
        media.forEach((name, one) -> CdaXml.first(one, "value")
                .filter(value -> !shown.contains(value))
                .ifPresent(value -> offered(value, ("Picture or file " + name).strip())));
        NodeList documents = root.getElementsByTagNameNS("*", "externalDocument");
        for (int i = 0; i < documents.getLength(); i++) {
            Bounds.goOn();
            if (documents.item(i) instanceof org.w3c.dom.Element document) {
                String code = CdaXml.first(document, "code")
                        .map(CdaValue::words)
                        .filter(words -> !words.isEmpty())
                        .orElse("Another document");
                CdaXml.first(document, "text").map(CdaFile::address).ifPresent(address -> files.at(code, address));
            }
        }
        return files;
    }

    private int offered(org.w3c.dom.Element value, String title) {
        Integer before = offered.get(value);
        if (before != null) {
            return before;
        }
        int number = CdaFile.bytes(value)
                .map(bytes -> files.add(
                        new EnclosedFile(title, new EnclosedFile.Source.Held(bytes, value.getAttribute("mediaType")))))
                .orElseGet(() -> files.at(title, CdaFile.address(value)));
        offered.put(value, number);
        return number;
    }

    private static String numbered(int number) {
        return number > 0 ? "[file " + number + " of this letter]" : "";
    }
}
