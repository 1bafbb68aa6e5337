package org.sightline.codes.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.FoundList.Identity;

/**
 * Lists as CSV or with tabs, a code and its term on each line: with any of the heads in which lists are published, or
 * without one. Which system the codes are of is told by the codes, as columns called "code" hold CTV3 as well.
 */
final class DelimitedLists {

    /** The column with the codes: the first of these that is there. */
    private static final List<String> CODES = List.of(
            "dmd_id",
            "snomed_code",
            "snomedcode",
            "snomedctconceptid",
            "snomedconceptid",
            "conceptid",
            "concept_id",
            "code",
            "ctv3code",
            "ctv3id",
            "readcode",
            "read_code",
            "id",
            "bnf_code");

    private static final List<String> TERMS = List.of(
            "term",
            "fsn",
            "snomed_code_description",
            "ctv3preferredtermdesc",
            "dmd_name",
            "description",
            "name",
            "nm",
            "display",
            "preferred_term",
            "ethnicity");

    private final SourceFile file;
    private final @Nullable String system;
    private final ImportReport report;

    private DelimitedLists(SourceFile file, @Nullable String system, ImportReport report) {
        this.file = file;
        this.system = system;
        this.report = report;
    }

    /** A code as it stands in its line. */
    private record Line(int number, String code, String term) {}

    /** @param system of the codes, if somebody said it */
    static void read(SourceFile file, @Nullable String system, ImportReport report) throws IOException {
        new DelimitedLists(file, system, report).read();
    }

    private void read() throws IOException {
        List<Line> lines = lines();
        if (lines.isEmpty()) {
            report.leaveOut(
                    file.name(), "no line with a code; columns of codes are called " + String.join(", ", CODES));
            return;
        }
        String of = system == null ? systemOf(lines) : system;
        Map<String, FoundCode> codes = new LinkedHashMap<>();
        for (Line line : lines) {
            CodeForm.fault(of, line.code())
                    .ifPresentOrElse(
                            why -> report.refuse(file.name(), line.number(), line.code(), why),
                            () -> codes.putIfAbsent(line.code(), new FoundCode(of, line.code(), line.term())));
        }
        if (codes.isEmpty()) {
            report.leaveOut(file.name(), "none of its codes is whole");
            return;
        }
        String name = file.shortName().replaceFirst("\\.[A-Za-z]+$", "");
        report.found(new FoundList(
                new Identity(name, name.replace('_', ' ').replace('-', ' '), null, null),
                Editions.ofName(file.shortName()),
                List.copyOf(codes.values())));
    }

    private List<Line> lines() throws IOException {
        boolean tabs = file.firstLine().indexOf('\t') >= 0;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(tabs ? '\t' : ',')
                .setQuote(tabs ? null : '"')
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(file.text()).setFormat(format).get()) {
            return lines(parser);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Line> lines(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        int code = -1;
        int term = -1;
        for (CSVRecord row : parser) {
            if (row.getRecordNumber() == 1) {
                code = column(row, CODES);
                term = code < 0 ? 1 : column(row, TERMS);
                if (code < 0 && CodeForm.system(CodeForm.cleaned(row.get(0))).isEmpty()) {
                    return List.of();
                }
            }
            if (row.getRecordNumber() > 1 || code < 0) {
                int number = (int) parser.getCurrentLineNumber();
                lines.add(new Line(number, CodeForm.cleaned(cell(row, Math.max(code, 0))), cell(row, term)));
            }
        }
        return lines;
    }

    private static int column(CSVRecord head, List<String> names) {
        List<String> cells =
                head.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        return names.stream()
                .mapToInt(cells::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String cell(CSVRecord row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** That of most codes; which of the two Read systems is told by the codes that only one of them has. */
    private static String systemOf(List<Line> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        lines.forEach(line -> CodeForm.system(line.code()).ifPresent(of -> counts.merge(of, 1, Integer::sum)));
        String most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(ListSystem.SNOMED);
        boolean readV2 = most.equals(ListSystem.CTV3)
                && lines.stream().noneMatch(line -> CodeForm.isOfCtv3Alone(line.code()))
                && lines.stream().anyMatch(line -> CodeForm.isOfReadV2Alone(line.code()));
        return readV2 ? ListSystem.READ_V2 : most;
    }
}
