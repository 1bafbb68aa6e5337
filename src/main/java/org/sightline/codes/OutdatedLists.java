package org.sightline.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.configuration.Place;

/** Says which lists are older than two releases, once for all that came out together. */
final class OutdatedLists {

    private OutdatedLists() {}

    static List<ConfigProblem> warnings(List<ValueSet> sets, LocalDate today) {
        return sets.stream()
                .filter(set -> set.isOutdated(today))
                .collect(Collectors.groupingBy(set -> set.head().date(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(OutdatedLists::warning)
                .toList();
    }

    private static ConfigProblem warning(List<ValueSet> together) {
        ValueSetHead first = together.getFirst().head();
        int others = together.size() - 1;
        String more =
                others == 0 ? "" : ", and " + others + " other " + (others == 1 ? "list" : "lists") + " of that day";
        return new ConfigProblem(
                Severity.WARNING,
                ValueSetFiles.FOLDER + "/" + first.name() + ".yaml",
                Place.WHOLE_FILE,
                "date",
                "is " + first.date() + more
                        + ": at least two newer releases are to be expected; import the next with ./sightline codes import");
    }
}
