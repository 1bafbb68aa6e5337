package org.sightline.document.kind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The name a file is saved under: letters, digits, spaces, hyphens and points of its title, and the ending of what it
 * really is. A name that a feed made up cannot turn round, name a folder or end as a program.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266: Content-Disposition</a>
 */
public final class FileName {

    private static final int LONGEST = 80;

    private FileName() {}

    /** The value of {@code Content-Disposition}. */
    public static String attachment(String title, FileType type) {
        return "attachment; " + named(title, type);
    }

    /** As {@link #attachment}, for a file that is shown in its frame. */
    public static String inline(String title, FileType type) {
        return "inline; " + named(title, type);
    }

    private static String named(String title, FileType type) {
        String name = of(title, type);
        return "filename=\"" + name + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String of(String title, FileType type) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 _-]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() : plain;
        return (cut.isEmpty() ? "document" : cut) + "." + type.extension();
    }
}
