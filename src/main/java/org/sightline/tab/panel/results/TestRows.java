package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Tone;

/**
 * Results gathered by test. What is abnormal in a test's latest result stands first, danger before warning, because
 * that is what somebody with a minute has to see. The rest follows by date, and tests of one report in the report's
 * own order, because that is how a reader knows a blood count.
 */
final class TestRows {

    private TestRows() {}

    /** @param results in the order of their reports */
    static List<TestRow> of(List<ResultRow> results, boolean alone) {
        List<TestRow> tests = new ArrayList<>();
        for (List<ResultRow> ofOneCode : byCode(results)) {
            ofOneCode.sort(Comparator.comparing(ResultRow::when, ClinicalDate.LATEST_FIRST));
            byUnit(ofOneCode).forEach(ofOneTest -> tests.add(TestRow.of(ofOneTest, alone, "chart-" + tests.size())));
        }
        tests.sort(Comparator.comparing((TestRow test) -> test.latest().tone().compareTo(Tone.WARNING) < 0
                        ? Tone.PLAIN
                        : test.latest().tone())
                .reversed()
                .thenComparing(test -> test.latest().when(), ClinicalDate.LATEST_FIRST));
        return tests;
    }

    private static Iterable<List<ResultRow>> byCode(List<ResultRow> results) {
        Set<String> loose = looseCodes(results);
        Map<List<String>, List<ResultRow>> groups = new LinkedHashMap<>();
        List<List<ResultRow>> unnamed = new ArrayList<>();
        for (ResultRow row : results) {
            TestKey test = row.test();
            if (!test.isNamed()) {
                unnamed.add(new ArrayList<>(List.of(row)));
                continue;
            }
            boolean byName = test.code().isEmpty() || loose.contains(test.code());
            groups.computeIfAbsent(
                            byName ? List.of(test.code(), test.name()) : List.of(test.code()), _ -> new ArrayList<>())
                    .add(row);
        }
        List<List<ResultRow>> all = new ArrayList<>(groups.values());
        all.addAll(unnamed);
        return all;
    }

    /**
     * Codes that one source uses under several names, such as that of "laboratory test" for whatever has no code of
     * its own: results under them are of one test only if the name is the same too.
     */
    private static Set<String> looseCodes(List<ResultRow> results) {
        Map<List<String>, String> names = new HashMap<>();
        Set<String> loose = new HashSet<>();
        for (ResultRow row : results) {
            TestKey test = row.test();
            for (String source : row.frame().sources()) {
                String first = names.putIfAbsent(List.of(source, test.code()), test.name());
                if (first != null && !first.equals(test.name())) {
                    loose.add(test.code());
                }
            }
        }
        return loose;
    }

    /** A result without a unit, in words or cancelled, stays with the unit last used: that is where one looks for it. */
    private static Iterable<List<ResultRow>> byUnit(List<ResultRow> latestFirst) {
        String usual = latestFirst.stream()
                .map(row -> row.test().unit())
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
        Map<String, List<ResultRow>> groups = new LinkedHashMap<>();
        for (ResultRow row : latestFirst) {
            String unit = row.test().unit().isEmpty() ? usual : row.test().unit();
            groups.computeIfAbsent(unit, _ -> new ArrayList<>()).add(row);
        }
        return groups.values();
    }
}
