package org.sightline.codes.importing;

import java.util.List;

/** A code as a source lists it, with what it calls it; the term may be empty. */
record FoundCode(String system, String code, String term, List<String> synonyms) {

    FoundCode {
        synonyms = List.copyOf(synonyms);
    }

    FoundCode(String system, String code, String term) {
        this(system, code, term, List.of());
    }
}
