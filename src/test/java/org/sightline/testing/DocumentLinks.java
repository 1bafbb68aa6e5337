package org.sightline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether links between documents lead somewhere. */
public final class DocumentLinks {

    private DocumentLinks() {}

    /**
     * @param from the file that the link stands in
     * @param link a path, an anchor, or a path with an anchor; anchors are looked for in Markdown only
     */
    public static boolean leads(Path from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(to)
                && (parts.length == 1
                        || !to.toString().endsWith(".md")
                        || Files.readString(to)
                                .lines()
                                .filter(line -> line.startsWith("#"))
                                .anyMatch(line -> anchor(line).equals(parts[1])));
    }

    /** What GitHub calls a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .replaceAll("&[a-z]+;", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
