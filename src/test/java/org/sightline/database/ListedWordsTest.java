package org.sightline.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.context.CaseVerdict;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;
import org.sightline.testing.TestDatabase;

/** What the program writes where the database takes only listed words, against what the database takes. */
class ListedWordsTest {

    private static final String LISTS = """
            SELECT conrelid::regclass || '.' || attname AS place, pg_get_constraintdef(pg_constraint.oid) AS words
            FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
            WHERE contype = 'c' AND coninhcount = 0 AND cardinality(conkey) = 1
                AND pg_get_constraintdef(pg_constraint.oid) LIKE '%= ANY%'
            """;

    private static final Pattern WORD = Pattern.compile("'([^']*)'::text");

    private static final Map<String, Set<String>> WRITTEN = Map.ofEntries(
            Map.entry("audit_entry.outcome", Set.of("success", "refused")),
            Map.entry("audit_entry.delivery", codes(Delivery.values(), Delivery::code)),
            Map.entry("audit_repository.destination", Set.of("fhir", "syslog")),
            Map.entry("objection_entry.change", codes(ObjectionChange.values(), ObjectionChange::code)),
            Map.entry("objection_entry.how_received", codes(HowReceived.values(), HowReceived::code)),
            Map.entry("objection_entry.on_behalf", codes(OnBehalf.values(), OnBehalf::code)),
            Map.entry("objection_request.change", codes(ObjectionChange.values(), ObjectionChange::code)),
            Map.entry("objection_request.on_behalf", codes(OnBehalf.values(), OnBehalf::code)),
            Map.entry("override_review.outcome", codes(CaseVerdict.Outcome.values(), CaseVerdict.Outcome::code)),
            Map.entry("alert_verdict.outcome", codes(CaseVerdict.Outcome.values(), CaseVerdict.Outcome::code)),
            Map.entry("problem_report.kind", codes(ReportKind.values(), ReportKind::code)),
            Map.entry(
                    "report_step.state",
                    codes(
                            EnumSet.complementOf(EnumSet.of(ReportState.NEW)).toArray(ReportState[]::new),
                            ReportState::code)),
            Map.entry("test_launch.outcome", Set.of("accepted", "refused", "stopped")));

    @Test
    @DisplayName("every word of an enumeration can be stored, and every list of words in the database is one's")
    void theDatabaseTakesWhatIsWritten() {
        Map<String, Set<String>> taken = TestDatabase.migrated()
                .asOwner()
                .withHandle(handle -> handle.createQuery(LISTS).reduceRows(new TreeMap<>(), (all, row) -> {
                    all.put(row.getColumn("place", String.class), words(row.getColumn("words", String.class)));
                    return all;
                }));

        assertEquals(new TreeMap<>(WRITTEN), taken);
    }

    private static Set<String> words(String definition) {
        return WORD.matcher(definition)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Set<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.toCollection(TreeSet::new));
    }
}
