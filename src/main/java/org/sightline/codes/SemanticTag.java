package org.sightline.codes;

import java.util.Set;

/** The kind of thing a SNOMED CT concept is, in parentheses at the end of its fully specified name. */
public final class SemanticTag {

    /** Those of concepts that stand in records; a term may end in other parentheses that are part of it. */
    private static final Set<String> KNOWN = Set.of(
            "administrative concept",
            "assessment scale",
            "body structure",
            "cell structure",
            "clinical drug",
            "context-dependent category",
            "disorder",
            "environment",
            "environment / location",
            "ethnic group",
            "event",
            "finding",
            "foundation metadata concept",
            "geographic location",
            "life style",
            "medicinal product",
            "medicinal product form",
            "morphologic abnormality",
            "navigational concept",
            "observable entity",
            "occupation",
            "organism",
            "person",
            "physical force",
            "physical object",
            "procedure",
            "product",
            "qualifier value",
            "racial group",
            "record artifact",
            "regime/therapy",
            "religion/philosophy",
            "situation",
            "social concept",
            "specimen",
            "staging scale",
            "substance",
            "tumor staging");

    private SemanticTag() {}

    /** The tag at the end of a term; empty if there is none. */
    public static String of(String term) {
        int begin = term.lastIndexOf(" (");
        if (begin < 0 || !term.endsWith(")")) {
            return "";
        }
        String tag = term.substring(begin + 2, term.length() - 1);
        return KNOWN.contains(tag) ? tag : "";
    }

    /** The term without its tag. */
    public static String without(String term) {
        String tag = of(term);
        return tag.isEmpty() ? term : term.substring(0, term.length() - tag.length() - 3);
    }
}
