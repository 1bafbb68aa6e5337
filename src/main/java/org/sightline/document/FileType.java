package org.sightline.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file is by its own first bytes. What its sender calls it decides nothing that a browser would act on. */
public enum FileType {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG picture", "image/png", "png"),
    JPEG("JPEG picture", "image/jpeg", "jpg"),
    GIF("GIF picture", "image/gif", "gif"),
    WEBP("WebP picture", "image/webp", "webp"),
    RTF("Formatted text (RTF)", "application/rtf", "rtf"),
    CDA("Clinical document (CDA)", "application/xml", "xml"),
    HTML("Web page", "text/html", "html"),
    TEXT("Plain text", "text/plain", "txt"),
    WORD("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    OLD_WORD("Word document", "application/msword", "doc"),
    TIFF("TIFF picture", "image/tiff", "tif"),
    XML("XML file", "application/xml", "xml"),
    OTHER("File of a kind that is not known here", "application/octet-stream", "bin");

    private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
    private static final Pattern BEFORE_ROOT = Pattern.compile(
            "\\s+|<\\?[^>]*\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*" + "(?:\\[.*?])?\\s*>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 64 * 1024;

    private static final Map<String, FileType> DECLARED = Map.ofEntries(
            Map.entry("application/pdf", PDF),
            Map.entry("image/png", PNG),
            Map.entry("image/jpeg", JPEG),
            Map.entry("image/jpg", JPEG),
            Map.entry("image/gif", GIF),
            Map.entry("image/webp", WEBP),
            Map.entry("application/rtf", RTF),
            Map.entry("text/rtf", RTF),
            Map.entry("text/html", HTML),
            Map.entry("application/xhtml+xml", HTML),
            Map.entry("text/plain", TEXT),
            Map.entry("image/tiff", TIFF),
            Map.entry("application/msword", OLD_WORD),
            Map.entry(WORD.mediaType, WORD));

    private final String words;
    private final String mediaType;
    private final String extension;

    FileType(String words, String mediaType, String extension) {
        this.words = words;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String words() {
        return words;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    public boolean isPicture() {
        return this == PNG || this == JPEG || this == GIF || this == WEBP;
    }

    /** What these bytes are; {@code declared} only tells apart kinds that are never shown. */
    public static FileType of(byte[] bytes, String declared) {
        String start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return GIF;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (start.startsWith("{\\rtf")) {
            return RTF;
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return TIFF;
        }
        FileType office = start.startsWith("PK\u0003\u0004")
                ? WORD
                : start.startsWith("\u00d0\u00cf\u0011\u00e0") ? OLD_WORD : OTHER;
        if (office != OTHER) {
            return declaredAs(declared) == office ? office : OTHER;
        }
        return ofText(bytes, declared);
    }

    /**
     * Whether its sender calls it something else. A file that is called nothing, or "some bytes", is no lie; neither is
     * one of the several names of XML.
     */
    public boolean isNot(String declared) {
        String plain = plain(declared);
        if (plain.isEmpty() || plain.equals("application/octet-stream") || this == OTHER) {
            return false;
        }
        if (this == CDA || this == XML) {
            return !plain.endsWith("xml");
        }
        return declaredAs(declared) != this;
    }

    private static FileType ofText(byte[] bytes, String declared) {
        if (bytes.length == 0 || !DecodedText.isText(bytes)) {
            return OTHER;
        }
        String text = DecodedText.of(bytes, LOOKED_AT);
        String first = text.substring(0, Math.min(text.length(), 2_000)).strip().toLowerCase(Locale.ROOT);
        String root = root(text);
        if (root.equals("ClinicalDocument") && !first.startsWith("<!doctype html")) {
            return CDA;
        }
        if (root.equalsIgnoreCase("html") || first.startsWith("<!doctype html")) {
            return HTML;
        }
        if (first.startsWith("<?xml") || root.equals("svg")) {
            return XML;
        }
        FileType called = declaredAs(declared);
        if (called == HTML) {
            return HTML;
        }
        return first.startsWith("<") && called != TEXT ? XML : TEXT;
    }

    /** The name of the first element, without its prefix; empty if none comes first. */
    private static String root(String text) {
        int at = 0;
        Matcher before = BEFORE_ROOT.matcher(text);
        while (at < text.length() && before.region(at, text.length()).lookingAt()) {
            at = before.end();
        }
        Matcher root = ROOT.matcher(text).region(at, text.length());
        return root.lookingAt() ? root.group(1) : "";
    }

    private static FileType declaredAs(String declared) {
        return DECLARED.getOrDefault(plain(declared), OTHER);
    }

    private static String plain(String declared) {
        return declared.toLowerCase(Locale.ROOT).replaceAll("\\s*;.*", "").strip();
    }
}
