package org.sightline.tab.panel.account;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.TimeType;

/**
 * A record that nobody has: an entry of each type, each with elements chosen at random among all that FHIR defines for it,
 * none of whose values comes twice. The same number makes the same record.
 */
final class GeneratedRecord {

    private static final Map<String, List<ElementPath>> PATHS = new HashMap<>();
    private static final LocalDate FIRST_DAY = LocalDate.of(1960, 1, 1);
    private static final int DAYS = 24_000;

    private final Random random;
    private int values;

    GeneratedRecord(long seed) {
        random = new Random(seed);
        values = random.nextInt(1_000);
    }

    /** @param leftOut the list of what is not shown on purpose */
    List<Resource> of(Set<String> types, Set<String> leftOut, int elements) {
        List<Resource> record = new ArrayList<>();
        for (String type : types) {
            Resource entry = AcceptedEntries.any(type);
            List<ElementPath> paths = PATHS.computeIfAbsent(
                    type,
                    t -> ElementPath.of(t).stream()
                            .filter(path -> !path.isIn(leftOut))
                            .toList());
            for (int i = 0; i < elements && !paths.isEmpty(); i++) {
                ElementPath path = paths.get(random.nextInt(paths.size()));
                value(path.last().made()).ifPresent(value -> path.last().put(path.parent(entry), value));
            }
            record.add(again(entry));
        }
        return record;
    }

    /** As it comes over the wire. */
    private static Resource again(Resource made) {
        var context = FhirContext.forR4Cached();
        return (Resource)
                context.newJsonParser().parseResource(context.newJsonParser().encodeResourceToString(made));
    }

    private Optional<IBase> value(IBase made) {
        values++;
        return switch (made) {
            case Enumeration<?> _, BooleanType _, Base64BinaryType _ -> Optional.empty();
            case InstantType instant -> of(instant, day() + "T11:17:23Z");
            case BaseDateTimeType date -> of(date, day().toString());
            case TimeType time ->
                of(time, "%02d:%02d:%02d".formatted(values / 3600 % 24, values / 60 % 60, values % 60));
            case IntegerType number -> of(number, String.valueOf(1_700_000 + values));
            case DecimalType number -> of(number, 1_700_000 + values + ".5");
            case PrimitiveType<?> text -> of(text, "Zq" + values + "x");
            default -> Optional.empty();
        };
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(values * 7L % DAYS);
    }

    private static Optional<IBase> of(PrimitiveType<?> made, String value) {
        made.setValueAsString(value);
        return Optional.of(made);
    }
}
