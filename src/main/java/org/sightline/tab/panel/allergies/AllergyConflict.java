package org.sightline.tab.panel.allergies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.sightline.tab.panel.Entry;

/** Where one source says that there is no allergy and a source, itself or another, lists one. */
final class AllergyConflict {

    private final AllergyLists lists;
    private final List<Entry<AllergyIntolerance>> current;

    /** @param current what is held to be current, statements that there is none among them */
    AllergyConflict(AllergyLists lists, List<Entry<AllergyIntolerance>> current) {
        this.lists = lists;
        this.current = current;
    }

    /** In words; empty where sources agree. */
    String words() {
        List<Entry<AllergyIntolerance>> listed = current.stream()
                .filter(entry -> !lists.isStatement(entry.resource()))
                .toList();
        String none = contradiction("no known allergies", deniers(AllergyLists.NONE_KNOWN), listed);
        return none.isEmpty()
                ? contradiction(
                        "no known drug allergies",
                        deniers(AllergyLists.NO_DRUG_ALLERGY),
                        listed.stream().filter(e -> mayBeDrug(e.resource())).toList())
                : none;
    }

    private Set<String> deniers(String list) {
        return current.stream()
                .filter(entry -> lists.lists(list, entry.resource()))
                .map(entry -> entry.source().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String contradiction(String denial, Set<String> deniers, List<Entry<AllergyIntolerance>> listed) {
        if (deniers.isEmpty() || listed.isEmpty()) {
            return "";
        }
        Set<String> listers =
                listed.stream().map(e -> e.source().name()).collect(Collectors.toCollection(LinkedHashSet::new));
        return "Sources disagree. " + String.join(" and ", deniers) + " recorded “" + denial + "”, but "
                + String.join(" and ", listers) + (listers.size() == 1 ? " lists" : " list") + " at least one.";
    }

    private static boolean mayBeDrug(AllergyIntolerance allergy) {
        return allergy.getCategory().isEmpty()
                || allergy.getCategory().stream()
                        .anyMatch(c -> "medication".equals(c.getCode()) || "biologic".equals(c.getCode()));
    }
}
