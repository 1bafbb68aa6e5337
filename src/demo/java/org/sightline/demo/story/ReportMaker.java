package org.sightline.demo.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/** Makes results: a series of one test over time, and reports in words. */
final class ResultMaker {

    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>)?\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private ResultMaker() {}

    /** One Observation for each date of {@code values}; a story's own identifier is made one for each by its date. */
    static List<Observation> series(Filing filing, StoryEntry entry) {
        List<Observation> series = new ArrayList<>();
        for (Map.Entry<String, String> point : entry.pairs("values").entrySet()) {
            DateTimeType when = entry.dates().resolve(point.getKey());
            series.add(observation(filing, entry, when, point.getValue()));
        }
        if (series.isEmpty()) {
            throw new StoryException(entry.place() + ": values is missing");
        }
        return series;
    }

    static DiagnosticReport report(Filing filing, StoryEntry entry) {
        DiagnosticReport report = new DiagnosticReport();
        report.addIdentifier(filing.file(report, "DiagnosticReport", entry));
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.fromCode(entry.text("status", "final")));
        report.addCategory(
                StoryCodes.concept("http://terminology.hl7.org/CodeSystem/v2-0074", entry.text("category", "RAD")));
        report.setCode(entry.coded("what"));
        report.setSubject(filing.subject());
        report.setEffective(entry.when("date"));
        report.setIssuedElement(new InstantType(entry.when("issued").getValue()));
        report.setConclusion(entry.text("conclusion"));
        entry.optional("by").ifPresent(name -> report.addPerformer(Filing.named(name)));
        return report;
    }

    private static Observation observation(Filing filing, StoryEntry entry, DateTimeType when, String value) {
        Observation observation = new Observation();
        String category = entry.text("category", "laboratory");
        Identifier identifier =
                filing.file(observation, category.equals("laboratory") ? "Observation-Lab" : "Observation", entry);
        if (entry.optional("identifier").isPresent()) {
            identifier.setValue(
                    identifier.getValue() + "-" + when.getValueAsString().substring(0, 10));
        }
        observation.addIdentifier(identifier);
        observation.setStatus(Observation.ObservationStatus.fromCode(entry.text("status", "final")));
        observation.addCategory(StoryCodes.concept(CATEGORY, category));
        observation.setCode(entry.coded("what"));
        observation.setSubject(filing.subject());
        observation.setEffective(when);
        entry.optional("by").ifPresent(name -> observation.addPerformer(Filing.named(name)));
        entry.optional("specimen").ifPresent(text -> observation.setSpecimen(Filing.named(text)));
        entry.optional("note").ifPresent(text -> observation.addNote().setText(text));
        Matcher number = NUMBER.matcher(value);
        if (number.matches()) {
            BigDecimal amount = new BigDecimal(number.group(2));
            observation.setValue(quantity(entry, number, amount));
            addRange(observation, entry, amount);
        } else {
            observation.setValue(new StringType(value));
        }
        return observation;
    }

    private static Quantity quantity(StoryEntry entry, Matcher number, BigDecimal amount) {
        Quantity quantity = new Quantity().setValue(amount);
        Optional.ofNullable(number.group(1))
                .ifPresent(sign -> quantity.setComparator(Quantity.QuantityComparator.fromCode(sign)));
        entry.optional("unit").ifPresent(quantity::setUnit);
        entry.optional("ucum")
                .ifPresent(
                        code -> quantity.setSystem("http://unitsofmeasure.org").setCode(code));
        return quantity;
    }

    /** {@code range: 20-41}, {@code range: 60-} or {@code range: -5.0}, and what the laboratory flags from it. */
    private static void addRange(Observation observation, StoryEntry entry, BigDecimal amount) {
        Optional<String> range = entry.optional("range");
        if (range.isEmpty()) {
            return;
        }
        int dash = range.get().indexOf('-');
        String low = range.get().substring(0, dash).strip();
        String high = range.get().substring(dash + 1).strip();
        ObservationReferenceRangeComponent reference = observation.addReferenceRange();
        String flag = "N";
        if (!low.isEmpty()) {
            reference.setLow(limit(entry, low));
            flag = amount.compareTo(new BigDecimal(low)) < 0 ? "L" : flag;
        }
        if (!high.isEmpty()) {
            reference.setHigh(limit(entry, high));
            flag = amount.compareTo(new BigDecimal(high)) > 0 ? "H" : flag;
        }
        CodeableConcept interpretation = StoryCodes.concept(INTERPRETATION, flag);
        observation.addInterpretation(interpretation);
    }

    private static Quantity limit(StoryEntry entry, String value) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(value));
        entry.optional("unit").ifPresent(quantity::setUnit);
        return quantity;
    }
}
