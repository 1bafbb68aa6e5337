package org.sightline.tab.panel.documents;

import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Attachment;
import org.sightline.display.ShownText;

/** What a file is and how large, {@code PDF, 120 KB}: so much of an attachment a list can tell. */
final class AttachmentWords {

    private static final int KILOBYTE = 1_024;

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("application/msword", "Word document"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"),
            Map.entry("application/rtf", "Formatted text"),
            Map.entry("text/rtf", "Formatted text"),
            Map.entry("text/plain", "Plain text"),
            Map.entry("text/html", "Web page"),
            Map.entry("image/jpeg", "JPEG picture"),
            Map.entry("image/png", "PNG picture"),
            Map.entry("image/tiff", "TIFF picture"),
            Map.entry("image/gif", "GIF picture"),
            Map.entry("image/webp", "WebP picture"),
            Map.entry("message/rfc822", "E-mail message"),
            Map.entry("text/xml", "XML document"),
            Map.entry("application/xml", "XML document"));

    private AttachmentWords() {}

    /** A format that is not known here is shown as it was sent. */
    static ShownText of(Attachment attachment) {
        ShownText sent = ShownText.of(attachment.getContentType());
        String plain = sent.whole().toLowerCase(Locale.ROOT).replaceAll("\\s*;.*", "");
        return ShownText.joined(
                ", ", ShownText.of(FORMATS.getOrDefault(plain, sent.whole())), ShownText.of(size(attachment)));
    }

    private static String size(Attachment attachment) {
        Integer bytes = attachment.getSizeElement().getValue();
        if (bytes == null || bytes < 0) {
            return "";
        }
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        long kilobytes = Math.round(bytes / (double) KILOBYTE);
        return kilobytes < KILOBYTE
                ? kilobytes + " KB"
                : String.format(Locale.UK, "%.1f MB", kilobytes / (double) KILOBYTE);
    }
}
