package org.sightline.codes;

import java.util.Arrays;
import java.util.List;

/**
 * What a code is called.
 *
 * @param term as it was published, with the semantic tag of a fully specified name; may be empty
 * @param synonyms other words for it
 */
public record MemberWords(String term, List<String> synonyms) {

    public MemberWords {
        synonyms = List.copyOf(synonyms);
    }

    /** @param columns term, then synonyms */
    static MemberWords of(String[] columns) {
        return columns.length == 0
                ? new MemberWords("", List.of())
                : new MemberWords(columns[0], Arrays.asList(columns).subList(1, columns.length));
    }

    /** For a page: without a semantic tag. */
    public String label() {
        return SemanticTag.without(term);
    }
}
