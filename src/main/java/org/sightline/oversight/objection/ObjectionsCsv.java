package org.sightline.oversight.objection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.oversight.CsvLine;
import org.sightline.policy.objection.ObjectionEntry;

/** Objections as a file: the columns that a list is brought in by, and who recorded each. */
final class ObjectionsCsv {

    private static final List<String> HEADINGS = Stream.concat(
                    CarriedList.COLUMNS.stream(),
                    Stream.concat(CarriedList.PARTS.stream(), Stream.of("recorded_at", "recorded_by", "organisation")))
            .toList();

    private ObjectionsCsv() {}

    static String of(List<ObjectionEntry> entries) {
        return CsvLine.BYTE_ORDER_MARK
                + CsvLine.of(HEADINGS)
                + entries.stream().map(ObjectionsCsv::line).collect(Collectors.joining());
    }

    private static String line(ObjectionEntry entry) {
        ObjectionScope.Parts parts =
                entry.scope() instanceof ObjectionScope.Parts some ? some : ObjectionScope.Parts.NONE;
        return CsvLine.of(List.of(
                entry.patient().digits(),
                entry.reception().receivedOn().toString(),
                entry.reception().how().code(),
                entry.reception().onBehalf().code(),
                entry.reception().representative(),
                entry.reception().evidence(),
                parts.feeds().stream().map(FeedId::value).sorted().collect(Collectors.joining(" ")),
                parts.categories().stream().sorted().collect(Collectors.joining(" ")),
                entry.recordedAt().toString(),
                entry.officer(),
                entry.organisation()));
    }
}
