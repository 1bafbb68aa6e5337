package org.sightline.document.kind;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file is by its own first bytes. What its sender calls it decides nothing that a browser would act on. */
public enum FileType {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG picture", "image/png", "png"),
    JPEG("JPEG picture", "image/jpeg", "jpg"),
    GIF("GIF picture", "image/gif", "gif"),
    WEBP("WebP picture", "image/webp", "webp"),
    BMP("Bitmap picture", "image/bmp", "bmp"),
    TIFF("TIFF picture", "image/tiff", "tif"),
    HEIC("HEIC photo", "image/heic", "heic"),
    DICOM("DICOM image", "application/dicom", "dcm"),
    RTF("Formatted text (RTF)", "application/rtf", "rtf"),
    CDA("Clinical document (CDA)", "application/xml", "xml"),
    FHIR_XML("FHIR (XML)", "application/fhir+xml", "xml"),
    FHIR_JSON("FHIR (JSON)", "application/fhir+json", "json"),
    HTML("Web page", "text/html", "html"),
    TEXT("Plain text", "text/plain", "txt"),
    EMAIL("E-mail message", "message/rfc822", "eml"),
    WORD("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT(
            "PowerPoint presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    OPEN_TEXT("OpenDocument text", "application/vnd.oasis.opendocument.text", "odt"),
    OPEN_SHEET("OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    OLD_WORD("Word document", "application/msword", "doc"),
    OLD_EXCEL("Excel workbook", "application/vnd.ms-excel", "xls"),
    OLD_POWERPOINT("PowerPoint presentation", "application/vnd.ms-powerpoint", "ppt"),
    OUTLOOK("Outlook message", "application/vnd.ms-outlook", "msg"),
    OLD_OFFICE("Office file", "application/x-ole-storage", "bin"),
    ZIP("ZIP archive of files", "application/zip", "zip"),
    GZIP("Compressed file (gzip)", "application/gzip", "gz"),
    XML("XML file", "application/xml", "xml"),
    JSON("JSON file", "application/json", "json"),
    OTHER("File of a kind that is not known here", "application/octet-stream", "bin");

    private static final Map<String, FileType> OTHER_NAMES = Map.ofEntries(
            Map.entry("image/jpg", JPEG),
            Map.entry("image/pjpeg", JPEG),
            Map.entry("image/x-ms-bmp", BMP),
            Map.entry("image/tif", TIFF),
            Map.entry("image/heif", HEIC),
            Map.entry("text/rtf", RTF),
            Map.entry("application/x-rtf", RTF),
            Map.entry("application/x-pdf", PDF),
            Map.entry("application/x-zip-compressed", ZIP),
            Map.entry("application/x-gzip", GZIP),
            Map.entry("application/xhtml+xml", HTML));

    private static final Set<FileType> OF_XML = Set.of(CDA, XML, FHIR_XML);

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
        return this == PNG || this == JPEG || this == GIF || this == WEBP || this == BMP;
    }

    /**
     * What these bytes are.
     *
     * @param declared what their sender calls them, with its parameters; it gives text its charset and tells apart
     *     kinds that are never shown
     */
    public static FileType of(byte[] bytes, String declared) {
        FileType called = declaredAs(declared);
        FileType signed = FileSigns.of(bytes, called);
        return signed == OTHER ? TextKind.of(bytes, declared, called) : signed;
    }

    /**
     * Whether its sender calls it something else. A file that is called nothing, or "some bytes", is no lie; neither is
     * one of the several names of XML, of JSON or of text.
     */
    public boolean isNot(String declared) {
        String plain = plain(declared);
        if (plain.isEmpty() || plain.equals("application/octet-stream") || this == OTHER) {
            return false;
        }
        if (OF_XML.contains(this)) {
            return !plain.endsWith("xml");
        }
        if (this == FHIR_JSON || this == JSON) {
            return !plain.endsWith("json");
        }
        FileType called = declaredAs(declared);
        return this == TEXT ? called != TEXT && !(called == OTHER && plain.startsWith("text/")) : called != this;
    }

    static FileType declaredAs(String declared) {
        String plain = plain(declared);
        FileType other = OTHER_NAMES.get(plain);
        if (other != null) {
            return other;
        }
        for (FileType type : values()) {
            if (type != CDA && type.mediaType.equals(plain)) {
                return type;
            }
        }
        return OTHER;
    }

    private static String plain(String declared) {
        int parameters = declared.indexOf(';');
        return (parameters < 0 ? declared : declared.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
