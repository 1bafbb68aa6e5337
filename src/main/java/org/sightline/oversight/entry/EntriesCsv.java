package org.sightline.oversight.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.CsvLine;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** Entries as a file for a spreadsheet, a line for each, the latest first; part by part, so that none is held as a whole. */
@ApplicationScoped
class EntriesCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.UK).withZone(ClinicalDate.ZONE);

    private static final List<String> HEADINGS = List.of(
            "Entry",
            "When (UK time)",
            "What happened",
            "Refused",
            "Reason",
            "Name",
            "User id",
            "Role",
            "Organisation",
            "NHS number",
            "Tab",
            "Way in",
            "Visit",
            "Network address");

    private final EntryWords words;

    EntriesCsv(EntryWords words) {
        this.words = words;
    }

    /** @param further gives the entries before one, by its number */
    void write(OutputStream out, long before, LongFunction<List<TrailEntry>> further) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.BYTE_ORDER_MARK);
        writer.write(CsvLine.of(HEADINGS));
        List<TrailEntry> part = further.apply(before);
        while (!part.isEmpty()) {
            for (TrailEntry row : part) {
                writer.write(CsvLine.of(cells(row)));
            }
            part = further.apply(part.getLast().sequence());
        }
        writer.flush();
    }

    private List<String> cells(TrailEntry row) {
        return List.of(
                Long.toString(row.sequence()),
                TIME.format(row.at()),
                words.of(row),
                row.event().refused() ? "yes" : "",
                row.event().reason(),
                row.person().name(),
                row.person().subject(),
                words.role(row),
                row.place().organisationName(),
                row.subject().nhsNumber(),
                row.subject().tab(),
                row.place().door(),
                row.place().launchId(),
                row.means().ip());
    }
}
