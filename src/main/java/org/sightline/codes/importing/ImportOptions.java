package org.sightline.codes.importing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of the lists beyond what their files say.
 *
 * @param name of the list, if there is one only
 * @param version as its publisher writes it
 * @param date {@code YYYY-MM-DD}
 * @param system of the codes, where they do not tell
 * @param refsets the reference sets wanted; all if it is empty
 * @param ancestors the concepts whose descendants are wanted
 * @param classes the beginnings of BNF codes whose products are wanted
 */
public record ImportOptions(
        @Nullable String name,
        @Nullable String version,
        @Nullable String date,
        @Nullable String system,
        Set<String> refsets,
        Set<String> ancestors,
        Set<String> classes) {

    public ImportOptions {
        refsets = Set.copyOf(refsets);
        ancestors = Set.copyOf(ancestors);
        classes = Set.copyOf(classes);
    }
}
