package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;

/** Reports as a file for a spreadsheet. */
@ApplicationScoped
class ReportsCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.UK).withZone(ClinicalDate.ZONE);
    private static final List<String> HEADINGS = List.of(
            "Reference",
            "Reported (UK time)",
            "Kind",
            "Tab",
            "Source",
            "Words",
            "How to reach the reporter",
            "Reported by",
            "Role",
            "Acting for",
            "User id",
            "ODS code",
            "NHS number",
            "Launch id",
            "Viewer version",
            "Configuration version",
            "State",
            "Answer");

    private final ReportNames names;
    private final InstantSource clock;

    ReportsCsv(ReportNames names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /** What the file is saved as: that of today. */
    String fileName() {
        return "problem-reports-" + LocalDate.ofInstant(clock.instant(), ClinicalDate.ZONE) + ".csv";
    }

    /**
     * Writes part by part, so that a long file is never held as a whole. The byte order mark is what Excel knows UTF-8 by.
     *
     * @param first the first part, which has been read already
     * @param further gives the part that comes before a sequence; empty after the last
     */
    void write(OutputStream out, List<StoredReport> first, LongFunction<List<StoredReport>> further)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.BYTE_ORDER_MARK);
        writer.write(CsvLine.of(HEADINGS));
        List<StoredReport> part = first;
        while (!part.isEmpty()) {
            for (StoredReport report : part) {
                writer.write(CsvLine.of(cells(report)));
            }
            writer.flush();
            part = part.size() < ReportsRead.AT_A_TIME
                    ? List.of()
                    : further.apply(part.getLast().sequence());
        }
        writer.flush();
    }

    private List<String> cells(StoredReport report) {
        return List.of(
                report.reference(),
                TIME.format(report.reportedAt()),
                report.kind().words(),
                names.tab(report),
                names.feed(report),
                report.words(),
                report.contact().orElse(""),
                report.reporter().name(),
                report.reporter().role(),
                report.actingFor().orElse(""),
                report.reporter().id(),
                report.reporter().odsCode(),
                report.patient().map(NhsNumber::formatted).orElse(""),
                report.patient().isEmpty() ? "" : report.reporter().launchId(),
                report.versions().application(),
                report.versions().configuration(),
                report.state().words(),
                report.answer());
    }
}
