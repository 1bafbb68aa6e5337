package org.sightline.demo.story.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** Makes Observations of every category: results, vital signs, scores, social history, and the Notts categories. */
final class ObservationMaker {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** The Notts Care Record's own categories: diabetes, frailty, end-of-life and case-note. */
    private static final String NOTTS = "https://fhir.nottscr.nhs.uk/CodeSystem/NottsCareRecord-ObservationCategory";

    private ObservationMaker() {}

    /** One moment of a series and what was found then. */
    record Point(DateTimeType when, String value) {}

    /** Observations of the category the entry names, by default {@code category}. */
    static List<Observation> of(Filing filing, StoryEntry entry, String category) {
        String named = entry.text("category", category);
        return series(filing, entry, named.isEmpty() ? List.of() : List.of(StoryCodes.concept(CATEGORY, named)));
    }

    static List<Observation> ofNotts(Filing filing, StoryEntry entry, String category) {
        List<Observation> series = series(filing, entry, notts(category));
        series.forEach(o -> o.getMeta().setLastUpdatedElement(StoryDates.instant(o.getEffectiveDateTimeType())));
        return series;
    }

    /** The Notts record files everything under social history first, whatever else it is. */
    static List<CodeableConcept> notts(String category) {
        return List.of(StoryCodes.concept(CATEGORY, "social-history"), StoryCodes.concept(NOTTS, category));
    }

    /** One Observation for each date of {@code values}, each visit of {@code course}, or the one {@code date}. */
    private static List<Observation> series(Filing filing, StoryEntry entry, List<CodeableConcept> categories) {
        List<Observation> series = new ArrayList<>();
        for (Point point : points(entry)) {
            series.add(observation(filing, entry, categories, point));
        }
        if (series.isEmpty()) {
            throw new StoryException(entry.place() + ": a date, values or a course is missing");
        }
        return series;
    }

    private static List<Point> points(StoryEntry entry) {
        Map<String, String> values = entry.pairs("values");
        if (!values.isEmpty()) {
            return values.entrySet().stream()
                    .map(e -> new Point(entry.dates().resolve(e.getKey()), e.getValue()))
                    .toList();
        }
        return entry.optionalWhen("date")
                .map(date -> List.of(new Point(date, entry.text("value", ""))))
                .orElseGet(() -> ValueCourse.of(entry).points());
    }

    private static Observation observation(
            Filing filing, StoryEntry entry, List<CodeableConcept> categories, Point point) {
        Observation observation = new Observation();
        boolean laboratory = categories.stream()
                .anyMatch(c -> c.getCodingFirstRep().getCode().equals("laboratory"));
        Identifier identifier = filing.file(observation, laboratory ? "Observation-Lab" : "Observation", entry);
        if (entry.optional("identifier").isPresent()) {
            identifier.setValue(identifier.getValue() + "-"
                    + point.when().getValueAsString().substring(0, 10));
        }
        observation.addIdentifier(identifier);
        observation.setStatus(ObservationStatus.fromCode(entry.text("status", "final")));
        categories.forEach(category -> observation.addCategory(category.copy()));
        observation.setCode(entry.coded("what"));
        observation.setSubject(filing.subject(entry));
        observation.setEffective(point.when());
        entry.optional("by").ifPresent(name -> observation.addPerformer(Filing.named(name)));
        entry.optional("specimen").ifPresent(text -> observation.setSpecimen(Filing.named(text)));
        entry.optional("method").ifPresent(text -> observation.setMethod(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> observation.addNote().setText(text));
        ObservationValue.set(observation, entry, point.value());
        return observation;
    }
}
