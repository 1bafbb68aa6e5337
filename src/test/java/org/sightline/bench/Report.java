package org.sightline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table on the terminal and the same as JSON. */
final class Report {

    private final List<Row> rows = new ArrayList<>();

    /** One figure: what was measured, its median, least and most, and what it is to reach. */
    record Row(String measure, double median, double least, double most, String unit, String reach, boolean reached) {}

    void add(String measure, double[] values, String unit, double reach) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        Row row = new Row(
                measure,
                median,
                sorted[0],
                sorted[sorted.length - 1],
                unit,
                Double.isNaN(reach) ? "" : "<= " + reach,
                Double.isNaN(reach) || median <= reach);
        rows.add(row);
        System.out.println(line(row));
    }

    static void header() {
        System.out.printf("%-62s %9s %9s %9s %-6s %-8s%n", "measure", "median", "min", "max", "unit", "reach");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), rows);
        System.out.println("The same as JSON: " + file);
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-62s %9.3f %9.3f %9.3f %-6s %-8s %s",
                row.measure(),
                row.median(),
                row.least(),
                row.most(),
                row.unit(),
                row.reach(),
                row.reach().isEmpty() ? "" : row.reached() ? "reached" : "MISSED");
    }
}
