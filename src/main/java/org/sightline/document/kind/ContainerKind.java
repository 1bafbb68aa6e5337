package org.sightline.document.kind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a file of files is, by the names in it. Nothing in it is unpacked. */
final class ContainerKind {

    private static final int MOST_NAMES = 2_000;

    private static final byte[] DIRECTORY_END = "PK\u0005\u0006".getBytes(StandardCharsets.ISO_8859_1);

    private static final Map<String, FileType> OPEN_DOCUMENT = Map.of(
            FileType.OPEN_TEXT.mediaType(), FileType.OPEN_TEXT,
            FileType.OPEN_SHEET.mediaType(), FileType.OPEN_SHEET);

    private ContainerKind() {}

    /**
     * By its directory, which stands at its end.
     *
     * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">ZIP file format specification</a>
     */
    static FileType ofZip(byte[] bytes) {
        String first = FileSigns.latin(bytes, 30, 100);
        for (Map.Entry<String, FileType> kind : OPEN_DOCUMENT.entrySet()) {
            if (first.startsWith("mimetype" + kind.getKey())) {
                return kind.getValue();
            }
        }
        Set<String> names = names(bytes);
        if (names.contains("word/document.xml")) {
            return FileType.WORD;
        }
        if (names.contains("xl/workbook.xml")) {
            return FileType.EXCEL;
        }
        return names.contains("ppt/presentation.xml") ? FileType.POWERPOINT : FileType.ZIP;
    }

    private static Set<String> names(byte[] bytes) {
        Set<String> names = new HashSet<>();
        int end = lastIndexOf(bytes, DIRECTORY_END);
        if (end < 0 || end + 20 > bytes.length) {
            return names;
        }
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = zip.getInt(end + 16);
        while (at >= 0 && at <= bytes.length - 46 && zip.getInt(at) == 0x02014b50 && names.size() < MOST_NAMES) {
            int length = zip.getShort(at + 28) & 0xffff;
            names.add(FileSigns.latin(bytes, at + 46, length));
            at += 46 + length + (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
        }
        return names;
    }

    /**
     * By the streams in it, whose names are in UTF-16. A file may hold one of another kind, so what it is called counts
     * if it may be that.
     *
     * @see <a href="https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb/">MS-CFB</a>
     */
    static FileType ofCompound(byte[] bytes, FileType called) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        FileType found = FileType.OLD_OFFICE;
        for (Map.Entry<String, FileType> stream : Map.of(
                        "WordDocument", FileType.OLD_WORD,
                        "Workbook", FileType.OLD_EXCEL,
                        "PowerPoint Document", FileType.OLD_POWERPOINT,
                        "__properties_version1.0", FileType.OUTLOOK)
                .entrySet()) {
            String name = new String(stream.getKey().getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
            if (all.contains(name)) {
                found = found == FileType.OLD_OFFICE
                                || stream.getValue() == called
                                || (found != called && stream.getValue().compareTo(found) < 0)
                        ? stream.getValue()
                        : found;
            }
        }
        return found;
    }

    private static int lastIndexOf(byte[] bytes, byte[] what) {
        for (int at = bytes.length - what.length; at >= 0 && at >= bytes.length - 66_000; at--) {
            if (java.util.Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
