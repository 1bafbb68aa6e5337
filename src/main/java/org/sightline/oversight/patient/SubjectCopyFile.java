package org.sightline.oversight.patient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.CsvLine;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** The copy as a file: for a spreadsheet, or as JSON. Entries are written part by part, and never held as a whole. */
@ApplicationScoped
class SubjectCopyFile {

    /** What stands in every form of the copy. */
    static final String NOT_HELD = "The viewer does not hold the health and care record itself: it shows what these"
            + " organisations hold, and forgets it when the page is closed. Ask them for it.";

    private static final String ENTRIES = "Entries of the audit trail";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.UK).withZone(ClinicalDate.ZONE);

    private final EntryWords words;

    SubjectCopyFile(EntryWords words) {
        this.words = words;
    }

    void csv(OutputStream out, SubjectCopy.Copy copy, LooksCsv.Further further) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.BYTE_ORDER_MARK);
        writer.write(CsvLine.of(List.of("Part", "When (UK time)", "What", "Who", "Organisation", "Words")));
        for (HeldItem item : copy.held()) {
            writer.write(CsvLine.of(List.of(
                    item.part().title(),
                    TIME.format(item.at()),
                    item.what(),
                    item.who(),
                    item.organisation(),
                    item.words())));
        }
        LooksCsv.each(
                copy.question().until(),
                further,
                row -> writer.write(CsvLine.of(List.of(
                        ENTRIES,
                        TIME.format(row.at()),
                        words.of(row),
                        who(row),
                        row.place().organisationName(),
                        words.purpose(row)))));
        writer.write(CsvLine.of(List.of("Not held", "", NOT_HELD, "", "", String.join("; ", copy.holders()))));
        writer.flush();
    }

    void json(OutputStream out, SubjectCopy.Copy copy, LooksCsv.Further further) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("nhsNumber", copy.patient().digits());
            texts(
                    json,
                    "otherNumbers",
                    copy.question().numbers().stream()
                            .skip(1)
                            .map(NhsNumber::digits)
                            .toList());
            json.writeStringField("asOf", copy.question().until().toString());
            json.writeStringField("notHeld", NOT_HELD);
            texts(json, "heldBy", copy.holders());
            json.writeArrayFieldStart("held");
            for (HeldItem item : copy.held()) {
                item(json, item);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("entries");
            LooksCsv.each(copy.question().until(), further, row -> entry(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void item(JsonGenerator json, HeldItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("part", item.part().title());
        json.writeStringField("at", item.at().toString());
        json.writeStringField("what", item.what());
        json.writeStringField("who", item.who());
        json.writeStringField("organisation", item.organisation());
        json.writeStringField("words", item.words());
        json.writeEndObject();
    }

    private void entry(JsonGenerator json, TrailEntry row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entry", row.sequence());
        json.writeStringField("at", row.at().toString());
        json.writeStringField("what", words.of(row));
        json.writeBooleanField("refused", row.event().refused());
        json.writeStringField("who", who(row));
        json.writeStringField("organisation", row.place().organisationName());
        json.writeStringField("purpose", words.purpose(row));
        json.writeStringField("nhsNumber", row.subject().nhsNumber());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private String who(TrailEntry row) {
        return HeldItem.joined(
                        row.person().name(),
                        words.role(row),
                        row.person().actingFor().isEmpty()
                                ? ""
                                : "for " + row.person().actingFor())
                .replace("; ", ", ");
    }
}
