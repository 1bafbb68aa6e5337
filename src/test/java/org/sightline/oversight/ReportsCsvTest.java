package org.sightline.oversight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.NhsNumber;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;
import org.sightline.tab.definition.TabTitles.TabTitle;

class ReportsCsvTest {

    private static final LaunchConfig CONFIG =
            new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "c-1");

    private final ReportsCsv csv = new ReportsCsv(
            new ReportNames(() -> List.of(new TabTitle(TabId.SUMMARY, "Summary", List.of())), () -> CONFIG),
            InstantSource.fixed(Instant.parse("2026-06-30T23:30:00Z")));

    @Test
    @DisplayName("C07: a file has every cell as it was kept, and none that a spreadsheet would run")
    void holdsEveryCellAndNoFormula() throws IOException {
        List<List<String>> lines = lines(List.of(report(1, "=cmd|' /C calc'!A0, \"quoted\"\nénd")), _ -> List.of());

        assertEquals(2, lines.size());
        assertEquals(lines.getFirst().size(), lines.getLast().size());
        assertEquals(
                List.of(
                        "AAA-AAA-AAA",
                        "2026-07-01 10:02:03",
                        "It is shown twice",
                        "Summary",
                        "gone-feed",
                        "'=cmd|' /C calc'!A0, \"quoted\"\nénd",
                        "'+44 7700 900 001",
                        "Rita Okafor",
                        "Nurse",
                        "'=Dr Priya Nair (urn:gmc 1)",
                        "rita.okafor",
                        "RNG01",
                        "999 000 0018",
                        "launch-1",
                        "0.1.0",
                        "c-1",
                        "Answered",
                        "'=Corrected."),
                lines.getLast());
    }

    @Test
    void isNamedAfterTheDayInTheUnitedKingdom() {
        assertEquals("problem-reports-2026-07-01.csv", csv.fileName());
    }

    @Test
    void beginsWithTheMarkThatExcelKnowsUtf8By() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        csv.write(out, List.of(), _ -> List.of());

        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(out.toByteArray(), 3));
    }

    @Test
    void goesOnPartByPartUntilAPartIsNotFull() throws IOException {
        List<Long> asked = new ArrayList<>();

        List<List<String>> lines = lines(part(1_000, ReportsRead.AT_A_TIME), before -> {
            asked.add(before);
            return part(before, before > 700 ? ReportsRead.AT_A_TIME : 3);
        });

        assertEquals(List.of(800L, 600L), asked);
        assertEquals(1 + 2 * ReportsRead.AT_A_TIME + 3, lines.size());
    }

    @Test
    void breaksOffWhereThereIsNoAuditRowForTheNextPart() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThrows(
                AuditUnavailableException.class,
                () -> csv.write(out, part(1_000, ReportsRead.AT_A_TIME), _ -> {
                    throw new AuditUnavailableException("down", new IllegalStateException());
                }));
        assertEquals(
                1 + ReportsRead.AT_A_TIME,
                Csv.parse(out.toString(StandardCharsets.UTF_8)).size());
    }

    private List<List<String>> lines(List<StoredReport> first, LongFunction<List<StoredReport>> further)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.write(out, first, further);
        return Csv.parse(out.toString(StandardCharsets.UTF_8));
    }

    private static List<StoredReport> part(long before, int size) {
        return LongStream.rangeClosed(1, size)
                .mapToObj(i -> report(before - i, "words"))
                .toList();
    }

    private static StoredReport report(long sequence, String words) {
        return new StoredReport(
                sequence,
                "AAA-AAA-AAA",
                Instant.parse("2026-07-01T09:02:03Z"),
                new StoredReport.Told(
                        ReportKind.SHOWN_TWICE,
                        "summary",
                        "gone-feed",
                        words,
                        new StoredReport.CameOfIt(ReportState.ANSWERED, "=Corrected.")),
                new StoredReport.Reporter(
                        "rita.okafor",
                        "Rita Okafor",
                        "Nurse",
                        "=Dr Priya Nair (urn:gmc 1)",
                        "RNG01",
                        "launch-1",
                        "+44 7700 900 001"),
                new NhsNumber("9990000018"),
                new StoredReport.Versions("c-1", "0.1.0"));
    }
}
