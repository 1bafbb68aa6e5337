package org.sightline.oversight.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.CsvLine;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** A patient's rows as a file for a spreadsheet, a line for each, the latest first. */
@ApplicationScoped
class LooksCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.UK).withZone(ClinicalDate.ZONE);

    private static final List<String> HEADINGS = List.of(
            "Entry",
            "When (UK time)",
            "What happened",
            "Refused",
            "Name",
            "Role",
            "Acting for",
            "Organisation",
            "Why",
            "NHS number",
            "Visit",
            "User id",
            "Network address");

    private final EntryWords words;
    private final InstantSource clock;

    LooksCsv(EntryWords words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
    }

    /** What the file is saved as: nothing of the patient. */
    String fileName() {
        return "who-looked-" + LocalDate.ofInstant(clock.instant(), ClinicalDate.ZONE) + ".csv";
    }

    /** Gives the rows that are older than one. */
    interface Further {
        List<TrailEntry> before(Instant at, long sequence);
    }

    /** Writes one row. */
    interface Each {
        void write(TrailEntry row) throws IOException;
    }

    /** Every row, the latest first: part by part, so that a long file is never held as a whole. */
    static void each(Instant until, Further further, Each each) throws IOException {
        List<TrailEntry> part = further.before(until, 0);
        while (!part.isEmpty()) {
            for (TrailEntry row : part) {
                each.write(row);
            }
            TrailEntry last = part.getLast();
            part = further.before(last.at(), last.sequence());
        }
    }

    void write(OutputStream out, Instant until, Further further) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.BYTE_ORDER_MARK);
        writer.write(CsvLine.of(HEADINGS));
        each(until, further, row -> writer.write(CsvLine.of(cells(row))));
        writer.flush();
    }

    private List<String> cells(TrailEntry row) {
        return List.of(
                Long.toString(row.sequence()),
                TIME.format(row.at()),
                words.of(row),
                row.event().refused() ? "yes" : "",
                row.person().name(),
                words.role(row),
                row.person().actingFor(),
                row.place().organisationName(),
                words.purpose(row),
                new NhsNumber(row.subject().nhsNumber()).formatted(),
                row.place().launchId(),
                row.person().subject(),
                row.means().ip());
    }
}
