package org.sightline.document.kind;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of text a file is, by what it begins with. */
final class TextKind {

    private static final int LOOKED_AT = 64 * 1024;

    private static final Set<String> OF_WEB_PAGES = Set.of(
            "body", "head", "meta", "title", "p", "div", "span", "table", "h1", "h2", "h3", "ul", "ol", "br", "center",
            "font", "b", "style");

    private static final Pattern HEADER_LINE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,60}:.*|[ \t].*");

    /** A memo in plain text also begins with "From:" and "To:"; these only mail programs write. */
    private static final Set<String> OF_MAIL = Set.of(
            "mime-version",
            "message-id",
            "received",
            "return-path",
            "delivered-to",
            "content-transfer-encoding",
            "x-mailer");

    private TextKind() {}

    static FileType of(byte[] bytes, String declared, FileType called) {
        Optional<DecodedText> decoded = DecodedText.of(bytes, declared);
        if (decoded.isEmpty() || decoded.get().text().isEmpty()) {
            return FileType.OTHER;
        }
        String text = decoded.get().text();
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT)).stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return ofBraces(text.stripLeading(), called);
        }
        return start.startsWith("<")
                ? ofMarkup(RootElement.of(text), start, called)
                : called == FileType.HTML ? FileType.HTML : isMail(start, called) ? FileType.EMAIL : FileType.TEXT;
    }

    /** Members stand in any order, so its type may come last. */
    private static FileType ofBraces(String json, FileType called) {
        boolean object = json.startsWith("{\"")
                || (json.startsWith("{") && json.substring(1).stripLeading().startsWith("\""));
        if (object && json.contains("\"resourceType\"")) {
            return FileType.FHIR_JSON;
        }
        return switch (called) {
            case FHIR_JSON, JSON -> called;
            default -> FileType.TEXT;
        };
    }

    private static FileType ofMarkup(RootElement root, String start, FileType called) {
        boolean declaredHtml = root.doctype().toLowerCase(Locale.ROOT).startsWith("html");
        if (root.name().equals("ClinicalDocument") && !declaredHtml) {
            return FileType.CDA;
        }
        if (root.name().equalsIgnoreCase("html") || declaredHtml) {
            return FileType.HTML;
        }
        if (root.attributes().contains("http://hl7.org/fhir\"")
                || root.attributes().contains("http://hl7.org/fhir'")) {
            return FileType.FHIR_XML;
        }
        if (start.startsWith("<?xml") || root.name().equals("svg")) {
            return FileType.XML;
        }
        if (called == FileType.HTML
                || (called != FileType.TEXT && OF_WEB_PAGES.contains(root.name().toLowerCase(Locale.ROOT)))) {
            return FileType.HTML;
        }
        return called == FileType.TEXT || root.name().isEmpty() ? FileType.TEXT : FileType.XML;
    }

    private static boolean isMail(String start, FileType called) {
        boolean headersOnly = false;
        boolean ofMail = called == FileType.EMAIL;
        for (String line : start.lines().limit(60).toList()) {
            if (line.isEmpty()) {
                break;
            }
            if (!HEADER_LINE.matcher(line).matches()) {
                return false;
            }
            headersOnly = true;
            int colon = line.indexOf(':');
            ofMail |= colon > 0 && OF_MAIL.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
        }
        return headersOnly && ofMail;
    }
}
