package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/**
 * A letter in RTF.
 *
 * @param page its text as HTML, not yet through the sanitiser
 * @param lacks sentences on what of it is not shown
 * @param isBlank whether there is nothing to be shown at all
 */
public record RtfLetter(Document page, List<String> lacks, boolean isBlank) {

    public RtfLetter {
        lacks = List.copyOf(lacks);
    }

    /**
     * Reads a file as far as it goes; one that breaks its own rules gives what it has.
     *
     * @param from where it begins, behind a byte order mark and blank lines
     * @throws org.sightline.document.bounds.BeyondBoundsException if it is too deep, too large or took too long
     */
    public static RtfLetter of(byte[] file, int from) {
        EnumMap<Lack, Integer> lacks = new EnumMap<>(Lack.class);
        RtfReader reader = new RtfReader(lacks);
        if (!RtfTokens.read(file, from, reader)) {
            lacks.put(Lack.END, 1);
        }
        Document page = reader.page();
        boolean blank = !page.body().hasText() && page.selectFirst("img") == null;
        return new RtfLetter(page, sentences(lacks), blank);
    }

    private static List<String> sentences(Map<Lack, Integer> lacks) {
        List<String> sentences = new ArrayList<>();
        if (!lacks.isEmpty()) {
            List<String> missing = lacks.keySet().stream().map(Lack::words).toList();
            sentences.add("Parts of this letter may be missing: open the original. Not shown: "
                    + String.join("; ", missing) + ".");
        }
        sentences.add("Shown without its page layout, fonts and colours.");
        return sentences;
    }
}
