package org.sightline.tab.panel.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.listing.Finding;

/** Says beside the latest finding of a measure what other sources last said, if it is something else. */
final class OtherSources {

    private OtherSources() {}

    /**
     * @param compared the measures of which it is worth saying: what changes from hour to hour differs between any two
     *     sources
     */
    static void tell(Findings findings, Predicate<Finding> compared) {
        Map<String, Finding> heads = new LinkedHashMap<>();
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        Map<String, Set<String>> words = new LinkedHashMap<>();
        for (Finding one : findings.latest()) {
            heads.putIfAbsent(one.measure(), one);
            sources.computeIfAbsent(one.measure(), _ -> new LinkedHashSet<>())
                    .addAll(one.row().sources());
            words.computeIfAbsent(one.measure(), _ -> new LinkedHashSet<>()).add(Findings.found(one));
        }
        for (Finding before : findings.earlier()) {
            Finding head = heads.get(before.measure());
            List<String> theirs = before.row().sources();
            if (head == null
                    || !before.holds()
                    || !compared.test(head)
                    || !Collections.disjoint(theirs, sources.getOrDefault(before.measure(), Set.of()))) {
                continue;
            }
            sources.getOrDefault(before.measure(), Set.of()).addAll(theirs);
            if (words.getOrDefault(before.measure(), Set.of()).add(Findings.found(before))) {
                say(head.row(), before, String.join(", ", theirs));
            }
        }
    }

    /** Whether it is said in words or by a code, not as a number. */
    static boolean isNoNumber(Finding finding) {
        return !(finding.row().entry().resource() instanceof Observation observation)
                || Stream.of(Quantity.class, IntegerType.class)
                        .noneMatch(type -> type.isInstance(observation.getValue()));
    }

    private static void say(PendingRow row, Finding before, String source) {
        String words =
                source + ": " + Findings.found(before) + ", " + before.when().text();
        row.also(builder -> builder.line(0, CellLine.quiet(ShownText.of(words))));
    }
}
