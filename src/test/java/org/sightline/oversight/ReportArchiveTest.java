package org.sightline.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.testing.TestDatabase;

class ReportArchiveTest {

    private static final ReportFilter ANY = ReportFilter.of("", "", "", "", "");

    private static ReportArchive archive;

    @BeforeAll
    static void keepSome() {
        TestDatabase database = TestDatabase.migrated();
        Kept.report(database, "northgate", "AAA-AAA-AA3", "missing", "summary", "greenfield", "2026-07-01T22:59:59Z");
        Kept.report(database, "northgate", "AAA-AAA-AA4", "other", null, "riverside", "2026-07-01T23:00:00Z");
        Kept.report(database, "southfield", "AAA-AAA-AA6", "missing", "summary", "greenfield", "2026-07-02T10:00:00Z");
        Kept.report(database, "northgate", "AAA-AAA-AA7", "missing", "diabetes", null, "2026-07-02T22:59:59Z");
        Kept.report(database, "northgate", "AAA-AAA-AA9", "unreadable", "summary", null, "2026-07-02T23:00:00Z");
        Kept.report(database, "eastfield", "AAA-AAA-AAC", "feedback", null, null, "2026-07-03T10:00:00Z");
        Kept.report(database, "eastfield", "AAA-AAA-AAD", "idea", "summary", null, "2026-07-04T10:00:00Z");
        database.asOwner()
                .useHandle(handle -> handle.execute("UPDATE problem_report SET acting_for = 'Dr Priya Nair (urn:gmc 1)'"
                        + " WHERE reference = 'AAA-AAA-AA6'"));
        archive = new ReportArchive(database.database());
    }

    @Test
    void findsTheOrganisationsOwnReportsNewestFirstAndNoOthers() {
        assertEquals(
                List.of("AAA-AAA-AA9", "AAA-AAA-AA7", "AAA-AAA-AA4", "AAA-AAA-AA3"),
                references(archive.before("northgate", ANY, Long.MAX_VALUE, 50)));
        assertEquals(List.of("AAA-AAA-AA6"), references(archive.before("southfield", ANY, Long.MAX_VALUE, 50)));
        assertEquals(List.of(), references(archive.before("north%", ANY, Long.MAX_VALUE, 50)));
        assertEquals(4, archive.count("northgate", ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "missing, '', '', '', '', AAA-AAA-AA7 AAA-AAA-AA3",
        "'', summary, '', '', '', AAA-AAA-AA9 AAA-AAA-AA3",
        "'', -, '', '', '', AAA-AAA-AA4",
        "'', '', -, '', '', AAA-AAA-AA9 AAA-AAA-AA7",
        "'', '', riverside, '', '', AAA-AAA-AA4",
        "'', '', '', 2026-07-02, 2026-07-02, AAA-AAA-AA7 AAA-AAA-AA4",
        "missing, summary, greenfield, 2026-07-01, 2026-07-01, AAA-AAA-AA3",
        "'', x' OR '1'='1, '', '', '', ''"
    })
    void filtersByKindTabSourceAndDay(String kind, String tab, String feed, String from, String to, String references) {
        ReportFilter filter = ReportFilter.of(kind, tab, feed, from, to);

        assertEquals(references, String.join(" ", references(archive.before("northgate", filter, Long.MAX_VALUE, 50))));
        assertEquals(references.isEmpty() ? 0 : references.split(" ").length, archive.count("northgate", filter));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', AAA-AAA-AAD AAA-AAA-AAC",
        "feedback, '', '', AAA-AAA-AAC",
        "idea, summary, '', AAA-AAA-AAD",
        "'', -, '', ''",
        "'', '', -, ''",
        "other, '', '', ''"
    })
    @DisplayName(
            "feedback and ideas are found by their kind, and not among reports whose writers were not sure of a source")
    void findsFeedbackAndIdeasByTheirKind(String kind, String tab, String feed, String references) {
        ReportFilter filter = ReportFilter.of(kind, tab, feed, "", "");

        assertEquals(references, String.join(" ", references(archive.before("eastfield", filter, Long.MAX_VALUE, 50))));
    }

    @Test
    void knowsForWhomTheirWritersActed() {
        assertEquals(
                Optional.of("Dr Priya Nair (urn:gmc 1)"),
                archive.before("southfield", ANY, Long.MAX_VALUE, 50).getFirst().actingFor());
        assertEquals(
                Optional.empty(),
                archive.before("eastfield", ANY, Long.MAX_VALUE, 50).getFirst().actingFor());
    }

    @Test
    void pagesAndParts() {
        List<StoredReport> first = archive.before("northgate", ANY, Long.MAX_VALUE, 3);

        assertEquals(List.of("AAA-AAA-AA9", "AAA-AAA-AA7", "AAA-AAA-AA4"), references(first));
        assertEquals(
                List.of("AAA-AAA-AA3"),
                references(archive.before("northgate", ANY, first.getLast().sequence(), 3)));
        assertEquals(List.of(), references(archive.before("northgate", ANY, 0, 50)));
    }

    private static List<String> references(List<StoredReport> reports) {
        return reports.stream().map(StoredReport::reference).toList();
    }
}
