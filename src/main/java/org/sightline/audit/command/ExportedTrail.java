package org.sightline.audit.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.DamagedSealException;
import org.sightline.audit.seal.SealStatement;
import org.sightline.audit.seal.TrailFormatException;

/** A folder that {@code ./sightline audit-export} wrote, read line by line. */
final class ExportedTrail {

    static final String ABOUT = "export.json";
    static final String SEALS = "seals.jsonl.gz";
    static final String ROWS = "rows.jsonl.gz";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ExportedTrail(Path folder) {
        this.folder = folder;
    }

    <T> T read(LiveTrail.Reading<T, IOException> reading) throws IOException {
        @Nullable YearMonth month = month().orElse(null);
        Set<YearMonth> dropped = dropped();
        try (BufferedReader seals = lines(SEALS);
                BufferedReader rows = lines(ROWS)) {
            return reading.of(
                    new TrailSource(each(seals, SealLines::sealed), each(rows, SealLines::row), month), dropped);
        }
    }

    /** The month in UTC whose rows it holds; empty if it holds all. */
    Optional<YearMonth> month() throws IOException {
        JsonNode about = JSON.readTree(folder.resolve(ABOUT).toFile());
        try {
            return about.hasNonNull("month")
                    ? Optional.of(YearMonth.parse(about.get("month").asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            throw new IOException(ABOUT + ": month is none", e);
        }
    }

    private Set<YearMonth> dropped() throws IOException {
        Set<YearMonth> months = new HashSet<>();
        try (BufferedReader lines = lines(SEALS)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(SealStatement.MONTH_DROPPED)) {
                    SealStatement.in(SealLines.sealed(line).seal().head())
                            .flatMap(DroppedMonths::in)
                            .ifPresent(months::add);
                }
            }
        } catch (TrailFormatException e) {
            throw new DamagedSealException(SEALS + " is damaged", e);
        }
        return months;
    }

    private BufferedReader lines(String file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))), StandardCharsets.UTF_8));
    }

    /** What a line stands for. */
    private interface Parser<T> {
        T parse(String line) throws TrailFormatException;
    }

    private static <T> Iterator<T> each(BufferedReader lines, Parser<T> parser) {
        Iterator<String> texts = lines.lines().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return texts.hasNext();
            }

            @Override
            public T next() {
                try {
                    return parser.parse(texts.next());
                } catch (TrailFormatException e) {
                    throw new DamagedSealException(String.valueOf(e.getMessage()), e);
                }
            }
        };
    }
}
