package org.sightline.codes.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.SemanticTag;
import org.sightline.codes.importing.FoundList.Edition;
import org.sightline.codes.importing.FoundList.Identity;

/**
 * A release of SNOMED CT in RF2: its simple reference sets, and the descendants of concepts by inferred is-a
 * relationships. Members are read first and then the names of those alone, as a release names a million concepts.
 *
 * @see <a href="https://confluence.ihtsdotools.org/display/DOCRELFMT">SNOMED CT Release File Specifications</a>
 */
final class ReleaseLists {

    private static final String FSN = "900000000000003001";
    private static final String IS_A = "116680003";
    private static final String INFERRED = "900000000000011006";

    private final List<SourceFile> simple = new ArrayList<>();
    private final List<SourceFile> descriptions = new ArrayList<>();
    private final List<SourceFile> relationships = new ArrayList<>();
    private final ImportReport report;
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, String> days = new HashMap<>();
    private final Map<String, FoundCode> words = new HashMap<>();
    private final Set<String> descendantSets = new HashSet<>();

    ReleaseLists(ImportReport report) {
        this.report = report;
    }

    /** Whether the file is of a release; a snapshot of its kinds of interest is kept for later. */
    boolean takes(SourceFile file) throws IOException {
        String head = file.firstLine();
        if (!head.startsWith("id\teffectiveTime\tactive\tmoduleId\t")) {
            return false;
        }
        boolean snapshot =
                file.shortName().contains("Snapshot") && !file.shortName().contains("_Stated");
        if (snapshot && head.endsWith("\trefsetId\treferencedComponentId")) {
            simple.add(file);
        } else if (snapshot && head.contains("\tconceptId\tlanguageCode\ttypeId\tterm")) {
            descriptions.add(file);
        } else if (snapshot && head.contains("\tsourceId\tdestinationId\t")) {
            relationships.add(file);
        }
        return true;
    }

    /**
     * @param only the reference sets wanted; all if it is empty
     * @param ancestors the concepts whose descendants are wanted
     */
    void read(Set<String> only, Set<String> ancestors) throws IOException {
        for (SourceFile file : ancestors.isEmpty() ? simple : List.<SourceFile>of()) {
            eachRow(file, (number, row) -> readMember(file, number, row, only));
        }
        readDescendants(ancestors);
        Set<String> named = new HashSet<>(members.keySet());
        members.values().forEach(named::addAll);
        for (SourceFile file : descriptions) {
            eachRow(file, (_, row) -> readDescription(row, named));
        }
        members.forEach((id, codes) -> report.found(list(id, codes)));
    }

    private void readMember(SourceFile file, int number, String[] row, Set<String> only) {
        String refset = row[4];
        String code = row[5];
        if (!row[2].equals("1") || (!only.isEmpty() && !only.contains(refset))) {
            return;
        }
        CodeForm.fault(ListSystem.SNOMED, code)
                .ifPresentOrElse(why -> report.refuse(file.name(), number, code, why), () -> {
                    members.computeIfAbsent(refset, _ -> new LinkedHashSet<>()).add(code);
                    days.merge(refset, row[1], (a, b) -> a.compareTo(b) >= 0 ? a : b);
                });
    }

    private void readDescendants(Set<String> ancestors) throws IOException {
        if (ancestors.isEmpty()) {
            return;
        }
        Map<String, List<String>> children = new HashMap<>();
        for (SourceFile file : relationships) {
            eachRow(file, (_, row) -> {
                if (row[2].equals("1") && row[7].equals(IS_A) && row[8].equals(INFERRED)) {
                    children.computeIfAbsent(row[5], _ -> new ArrayList<>()).add(row[4]);
                }
            });
        }
        for (String ancestor : ancestors) {
            if (children.containsKey(ancestor)) {
                members.put(ancestor, andDescendants(ancestor, children));
                descendantSets.add(ancestor);
            } else {
                report.leaveOut(ancestor, "no concept below it in what was given; it takes the file of relationships");
            }
        }
    }

    private static Set<String> andDescendants(String ancestor, Map<String, List<String>> children) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(ancestor));
        while (!next.isEmpty()) {
            String concept = next.pop();
            if (found.add(concept)) {
                children.getOrDefault(concept, List.of()).forEach(next::push);
            }
        }
        return found;
    }

    private void readDescription(String[] row, Set<String> named) {
        String concept = row[4];
        if (!row[2].equals("1") || !named.contains(concept)) {
            return;
        }
        String term = row[7].strip();
        FoundCode before = words.getOrDefault(concept, new FoundCode(ListSystem.SNOMED, concept, ""));
        if (row[6].equals(FSN)) {
            words.put(concept, new FoundCode(ListSystem.SNOMED, concept, term, before.synonyms()));
        } else {
            List<String> more = new ArrayList<>(before.synonyms());
            more.add(term);
            words.put(concept, new FoundCode(ListSystem.SNOMED, concept, before.term(), more));
        }
    }

    private FoundList list(String id, Set<String> codes) {
        String term = SemanticTag.without(
                words.getOrDefault(id, new FoundCode(ListSystem.SNOMED, id, "")).term());
        boolean below = descendantSets.contains(id);
        String title = term.isEmpty() ? (below ? "Descendants of " : "Reference set ") + id : term;
        return new FoundList(
                new Identity(title, title, below ? null : id, null),
                edition(id),
                codes.stream().map(this::withoutRepeats).toList());
    }

    /** A release's synonyms repeat the name without its tag. */
    private FoundCode withoutRepeats(String code) {
        FoundCode found = words.getOrDefault(code, new FoundCode(ListSystem.SNOMED, code, ""));
        String name = SemanticTag.without(found.term());
        return new FoundCode(
                found.system(),
                code,
                found.term(),
                found.synonyms().stream()
                        .filter(word -> !word.equals(name))
                        .distinct()
                        .toList());
    }

    /** The release's day stands in its files' names; without it, the last day on which a member changed. */
    private @Nullable Edition edition(String id) {
        Edition release = null;
        for (SourceFile file : descendantSets.contains(id) ? relationships : simple) {
            Edition of = Editions.ofName(file.shortName());
            release = release == null || (of != null && of.date().compareTo(release.date()) > 0) ? of : release;
        }
        return release == null && days.containsKey(id) ? Editions.ofDay(days.getOrDefault(id, "")) : release;
    }

    /** What is done with a row; all have the columns of their head. */
    private interface RowReader {
        void read(int number, String[] cells);
    }

    private void eachRow(SourceFile file, RowReader rows) throws IOException {
        try (BufferedReader reader = file.lines()) {
            int columns = String.valueOf(reader.readLine()).split("\t", -1).length;
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String[] cells = line.split("\t", -1);
                if (cells.length == columns) {
                    rows.read(number, cells);
                } else if (!line.isBlank()) {
                    report.refuse(file.name(), number, "", "has another number of columns than its head");
                }
            }
        }
    }
}
