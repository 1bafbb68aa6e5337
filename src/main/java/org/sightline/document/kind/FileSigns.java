package org.sightline.document.kind;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The kinds of file that their first bytes tell by a sign of their own. A byte order mark or blank lines may stand
 * before a sign that is text; a PDF may begin anywhere in its first kilobyte.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/">WHATWG: MIME Sniffing</a>
 */
public final class FileSigns {

    /** Readers of PDF look for its header this far: PDF 1.7 reference, appendix H, note 13. */
    private static final int PDF_WITHIN = 1_024;

    private static final Map<String, FileType> FIRST = Map.of(
            "\u0089PNG\r\n\u001a\n", FileType.PNG,
            "\u00ff\u00d8\u00ff", FileType.JPEG,
            "GIF87a", FileType.GIF,
            "GIF89a", FileType.GIF,
            "II*\0", FileType.TIFF,
            "MM\0*", FileType.TIFF,
            "II+\0", FileType.TIFF,
            "MM\0+", FileType.TIFF,
            "\u001f\u008b\b", FileType.GZIP);

    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1");

    private FileSigns() {}

    /** {@link FileType#OTHER} if there is no sign; {@code called} tells apart the kinds of older office files only. */
    public static FileType of(byte[] bytes, FileType called) {
        String start = latin(bytes, 0, 32);
        for (Map.Entry<String, FileType> sign : FIRST.entrySet()) {
            if (start.startsWith(sign.getKey())) {
                return sign.getValue();
            }
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return FileType.WEBP;
        }
        if (start.startsWith("ftyp", 4) && start.length() >= 12 && HEIC_BRANDS.contains(start.substring(8, 12))) {
            return FileType.HEIC;
        }
        if (latin(bytes, 128, 4).equals("DICM")) {
            return FileType.DICOM;
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ContainerKind.ofZip(bytes);
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return ContainerKind.ofCompound(bytes, called);
        }
        if (start.startsWith("BM") && isBitmap(bytes)) {
            return FileType.BMP;
        }
        return ofTextualSign(bytes);
    }

    private static FileType ofTextualSign(byte[] bytes) {
        int at = afterBlank(bytes);
        if (latin(bytes, at, 5).equals("{\\rtf")) {
            return FileType.RTF;
        }
        int pdf = latin(bytes, 0, PDF_WITHIN + 5).indexOf("%PDF-");
        boolean isPdf = pdf >= 0 && (pdf == at || (latin(bytes, pdf + 5, 1).matches("\\d") && endsAsPdf(bytes)));
        return isPdf ? FileType.PDF : FileType.OTHER;
    }

    /** Where something stands before its header: a letter may speak of PDF, but does not hold its cross-references. */
    private static boolean endsAsPdf(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.contains("startxref") || all.contains("endobj");
    }

    /** Behind a byte order mark and blank characters. */
    public static int afterBlank(byte[] bytes) {
        int at = latin(bytes, 0, 3).equals("\u00ef\u00bb\u00bf") ? 3 : 0;
        while (at < bytes.length && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r') || bytes[at] == 0)) {
            at++;
        }
        return at;
    }

    /** Two letters are no sign: the size of its header has to be one that exists. */
    private static boolean isBitmap(byte[] bytes) {
        if (bytes.length < 26) {
            return false;
        }
        int header = bytes[14] & 0xff;
        boolean rest = bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0 && bytes[6] == 0 && bytes[7] == 0;
        return rest && Set.of(12, 40, 52, 56, 64, 108, 124).contains(header);
    }

    static String latin(byte[] bytes, int from, int length) {
        int start = Math.min(from, bytes.length);
        return new String(bytes, start, Math.min(length, bytes.length - start), StandardCharsets.ISO_8859_1);
    }
}
