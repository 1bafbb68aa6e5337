package org.sightline.codes.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as a source holds it. */
record FoundList(Identity identity, @Nullable Edition edition, List<FoundCode> codes) {

    FoundList {
        codes = List.copyOf(codes);
    }

    /**
     * What it is called.
     *
     * @param name a suggestion: any text
     */
    record Identity(
            String name,
            String title,
            @Nullable String refset,
            @Nullable String url) {}

    /** @param date as {@code YYYY-MM-DD} */
    record Edition(String version, String date) {}
}
