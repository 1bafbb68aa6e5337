package org.sightline.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.sightline.document.kind.FileType;
import org.w3c.dom.Element;

/** A file that is a clinical document's body, or a picture in it. */
final class CdaFile {

    /** How a file is shown that stands in another. */
    interface Opener {
        Rendering open(byte[] bytes, String declared);
    }

    private final CdaHeader header;
    private final Document page;
    private final List<String> leftOut;
    private final EnclosedFiles files = new EnclosedFiles();

    /** @param page with the document's heading, to which the file is added */
    CdaFile(CdaHeader header, Document page, List<String> leftOut) {
        this.header = header;
        this.page = page;
        this.leftOut = leftOut;
    }

    Rendering opened(Element text, Opener opener) {
        Optional<byte[]> bytes = bytes(text);
        if (bytes.isEmpty()) {
            String address = address(text);
            boolean named = files.at("The document’s body", address) > 0;
            return withWords(
                    named
                            ? "Its body is a file of its own. Open that, or download this document."
                            : address.isEmpty()
                                    ? "Its body is a file that cannot be read. Download it."
                                    : "Its body is a file at another address, which Sightline does not ask. Download it.");
        }
        String declared = text.getAttribute("mediaType");
        return shown(opener.open(bytes.get(), declared), bytes.get(), declared);
    }

    private Rendering shown(Rendering inside, byte[] bytes, String declared) {
        return switch (inside) {
            case Rendering.OfAnotherPatient other -> other;
            case Rendering.Withheld withheld -> withheld;
            case Rendering.Pages _ ->
                new Rendering.EnclosedPages(bytes, with("The body of a clinical document. " + header.line()));
            case Rendering.EnclosedPages pages -> pages;
            case Rendering.Picture _ -> {
                page.body().appendElement("img").attr("alt", "The document").attr("src", data(bytes, declared));
                yield laid();
            }
            case Rendering.Words words -> {
                leftOut.addAll(words.leftOut());
                page.body().appendElement("pre").text(words.text());
                yield laid();
            }
            case Rendering.Laid inner -> {
                leftOut.addAll(inner.leftOut());
                inner.files().forEach(files::add);
                page.body().appendElement("hr");
                page.body().appendChildren(Jsoup.parse(inner.page()).body().childNodesCopy());
                yield laid();
            }
            case Rendering.NotHere notHere ->
                withWords("Its body is a file that is not shown: "
                        + FileType.of(bytes, declared).words() + ". " + notHere.why() + " Download it.");
        };
    }

    /** Where a file is that is not written into its element; empty if that is not said. */
    static String address(Element file) {
        return CdaXml.children(file, "reference")
                .map(reference -> reference.getAttribute("value").strip())
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What is written into an element, as text or in base64; empty if it is elsewhere, or nothing. */
    static Optional<byte[]> bytes(Element element) {
        String words = element.getTextContent();
        if (words.isBlank()) {
            return Optional.empty();
        }
        boolean asText = element.getAttribute("mediaType").startsWith("text/")
                || element.getAttribute("mediaType").isEmpty();
        if (asText && !element.getAttribute("representation").equalsIgnoreCase("B64")) {
            return Optional.of(words.strip().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(words.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String data(byte[] picture, String declared) {
        return "data:" + FileType.of(picture, declared).mediaType() + ";base64,"
                + Base64.getEncoder().encodeToString(picture);
    }

    private List<String> with(String note) {
        leftOut.addFirst(note);
        return leftOut;
    }

    private Rendering withWords(String words) {
        leftOut.addFirst("Parts of this letter may be missing: open the original.");
        page.body().appendElement("p").text(words);
        return laid();
    }

    private Rendering laid() {
        return new Rendering.Laid(SafeHtml.page(header.title(), page), leftOut, files.all());
    }
}
