package org.sightline.oversight.objection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.WrittenReception;
import org.sightline.policy.objection.WrittenScope;

/**
 * A list of objections from a CSV file, each line checked.
 *
 * @param entries those of the good lines
 * @param bad what is wrong with the others, and with the file itself
 * @param lines how many lines with an objection there are, good and bad
 */
record CarriedList(List<NewEntry> entries, List<BadLine> bad, int lines) {

    /** The columns by their names in the file's first line, in the order in which they are exported. */
    static final List<String> COLUMNS =
            List.of("nhs_number", "received_on", "how_received", "on_behalf", "representative", "evidence");

    /** Columns that a list may leave out: without them every objection is to the whole record. */
    static final List<String> PARTS = List.of("feeds", "categories");

    /** One problem of one line. */
    record BadLine(int number, String problem) {}

    CarriedList {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /** @param known whether what a line objects to is there */
    static CarriedList of(String csv, String formId, LocalDate today, Predicate<ObjectionScope.Parts> known) {
        List<CsvLines.Line> lines = CsvLines.of(csv);
        if (lines.isEmpty()) {
            return amiss(1, "the file is empty");
        }
        List<String> heading = lines.getFirst().cells();
        List<String> missing =
                COLUMNS.stream().filter(column -> !heading.contains(column)).toList();
        if (!missing.isEmpty()) {
            return amiss(
                    lines.getFirst().number(),
                    "the first line has to name the columns, separated by commas; missing: "
                            + String.join(", ", missing));
        }
        if (lines.size() == 1) {
            return amiss(lines.getFirst().number(), "there is no line below the names of the columns");
        }
        Reading reading = new Reading(heading, formId, today, known);
        lines.stream().skip(1).forEach(reading::add);
        return new CarriedList(reading.entries, reading.bad, lines.size() - 1);
    }

    boolean isSound() {
        return bad.isEmpty();
    }

    private static CarriedList amiss(int line, String problem) {
        return new CarriedList(List.of(), List.of(new BadLine(line, problem)), 0);
    }

    private static final class Reading {
        private final List<String> heading;
        private final String formId;
        private final LocalDate today;
        private final Predicate<ObjectionScope.Parts> known;
        private final List<NewEntry> entries = new ArrayList<>();
        private final List<BadLine> bad = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();

        Reading(List<String> heading, String formId, LocalDate today, Predicate<ObjectionScope.Parts> known) {
            this.heading = heading;
            this.formId = formId;
            this.today = today;
            this.known = known;
        }

        void add(CsvLines.Line line) {
            if (line.cells().size() != heading.size()) {
                bad.add(new BadLine(
                        line.number(),
                        "has " + line.cells().size() + " cells where the first line has " + heading.size()));
                return;
            }
            Optional<NhsNumber> patient = WrittenReception.nhsNumber(cell(line, "nhs_number"));
            if (patient.isEmpty()) {
                bad.add(new BadLine(line.number(), "nhs_number is not ten digits of which the last checks the others"));
                return;
            }
            Integer before = seen.putIfAbsent(patient.get().digits(), line.number());
            if (before != null) {
                bad.add(new BadLine(line.number(), "is about the same patient as line " + before));
                return;
            }
            WrittenReception.Checked checked = reception(line).check(today);
            checked.problems().values().forEach(problem -> bad.add(new BadLine(line.number(), problem)));
            Optional<ObjectionScope> scope = scope(line);
            checked.reception()
                    .filter(_ -> scope.isPresent())
                    .ifPresent(reception -> entries.add(new NewEntry(
                            patient.get(), ObjectionChange.OBJECTED, scope.get(), reception, formId, line.number())));
        }

        private WrittenReception reception(CsvLines.Line line) {
            return new WrittenReception(
                    cell(line, "received_on"),
                    cell(line, "how_received"),
                    cell(line, "on_behalf"),
                    cell(line, "representative"),
                    cell(line, "evidence"));
        }

        private Optional<ObjectionScope> scope(CsvLines.Line line) {
            Optional<ObjectionScope> scope = WrittenScope.separated(
                            optionalCell(line, "feeds"), optionalCell(line, "categories"))
                    .check(known);
            if (scope.isEmpty()) {
                bad.add(new BadLine(line.number(), WrittenScope.UNKNOWN));
            }
            return scope;
        }

        private String optionalCell(CsvLines.Line line, String column) {
            return heading.contains(column) ? cell(line, column) : "";
        }

        private String cell(CsvLines.Line line, String column) {
            return line.cells().get(heading.indexOf(column));
        }
    }
}
