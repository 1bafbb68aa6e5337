package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.display.Recency;
import org.sightline.display.SameCodes;
import org.sightline.tab.panel.Tone;

/**
 * Results gathered by test. What is abnormal in a test's latest result stands first, danger before warning, because
 * that is what somebody with a minute has to see. The rest follows by date, and tests of one report in the report's
 * own order, because that is how a reader knows a blood count.
 */
final class ResultsByTest {

    private ResultsByTest() {}

    /** @param results in the order of their reports */
    static List<TestSeries> of(List<TestResult> results) {
        List<TestSeries> tests = new ArrayList<>();
        for (List<TestResult> ofOneCode : byCode(results)) {
            ofOneCode.sort(Comparator.comparing(TestResult::recency, Recency.LATEST_FIRST));
            byUnit(ofOneCode).forEach(ofOneTest -> tests.add(TestSeries.of(ofOneTest, "chart-" + tests.size())));
        }
        return tests.stream()
                .map(test -> new Weighed(test, test.weight()))
                .sorted(Comparator.comparing(Weighed::weight)
                        .reversed()
                        .thenComparing(weighed -> weighed.test().recency(), Recency.LATEST_FIRST))
                .map(Weighed::test)
                .toList();
    }

    /** A test with what it weighs, which takes reading its latest results. */
    private record Weighed(TestSeries test, Tone weight) {}

    private static Iterable<List<TestResult>> byCode(List<TestResult> results) {
        Set<String> loose = looseCodes(results);
        SameCodes same = SameCodes.in(results.stream()
                .map(result -> result.measured().entry().resource().getCode())
                .toList());
        Map<List<String>, List<TestResult>> groups = new LinkedHashMap<>();
        List<List<TestResult>> unnamed = new ArrayList<>();
        for (TestResult result : results) {
            TestKey test = result.test();
            if (!test.isNamed()) {
                unnamed.add(new ArrayList<>(List.of(result)));
                continue;
            }
            boolean byName = test.code().isEmpty() || loose.contains(test.code());
            groups.computeIfAbsent(
                            byName ? List.of(test.code(), test.name()) : List.of(same.canonical(test.code())),
                            _ -> new ArrayList<>())
                    .add(result);
        }
        List<List<TestResult>> all = new ArrayList<>(groups.values());
        all.addAll(unnamed);
        return all;
    }

    /**
     * Codes that one source uses under several names, such as that of "laboratory test" for whatever has no code of
     * its own: results under them are of one test only if the name is the same too.
     */
    private static Set<String> looseCodes(List<TestResult> results) {
        Map<List<String>, String> names = new HashMap<>();
        Set<String> loose = new HashSet<>();
        for (TestResult result : results) {
            TestKey test = result.test();
            for (String source : result.row().sources()) {
                String first = names.putIfAbsent(List.of(source, test.code()), test.name());
                if (first != null && !first.equals(test.name())) {
                    loose.add(test.code());
                }
            }
        }
        return loose;
    }

    /** A result without a unit, in words or cancelled, stays with the unit last used: that is where one looks for it. */
    private static Iterable<List<TestResult>> byUnit(List<TestResult> latestFirst) {
        String usual = latestFirst.stream()
                .map(result -> result.test().unit())
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
        Map<String, List<TestResult>> groups = new LinkedHashMap<>();
        for (TestResult result : latestFirst) {
            String unit = result.test().unit().isEmpty() ? usual : result.test().unit();
            groups.computeIfAbsent(unit, _ -> new ArrayList<>()).add(result);
        }
        return groups.values();
    }
}
