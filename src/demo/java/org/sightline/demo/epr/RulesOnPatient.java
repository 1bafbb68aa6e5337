package org.sightline.demo.epr;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedLabels;
import org.sightline.demo.feed.FeedLabels.Marked;
import org.sightline.demo.story.Story;

/**
 * What a trainer can switch of one patient: whether the patient objects, and which of the entries are marked.
 *
 * @param objects to the whole record being shown
 */
public record RulesOnPatient(Story patient, boolean objects, List<Entry> entries) {

    public RulesOnPatient {
        entries = List.copyOf(entries);
    }

    /** What an entry can be marked with, the code as stories write it. */
    public enum Mark {
        NONE("", "No mark"),
        SEX("SEX", "Sexual health"),
        R("R", "Restricted"),
        V("V", "Very restricted");

        private final String code;
        private final String words;

        Mark(String code, String words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }

        static Mark of(String code) {
            return Stream.of(values())
                    .filter(mark -> mark.code.equals(code))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /** An entry of a source. */
    public record Entry(Marked place, String source, String words, Mark mark) {

        /** By which a form names it. */
        public String id() {
            return place.holder() + "/" + place.reference();
        }
    }

    static RulesOnPatient of(Story story, boolean objects, FeedLabels labels) {
        List<Entry> entries = DemoFeeds.IDS.stream()
                .filter(story.held()::containsKey)
                .map(FeedOnRecord::of)
                .flatMap(feed -> story.held().getOrDefault(feed.id(), List.of()).stream()
                        .flatMap(resource -> entry(feed, resource, labels)))
                .toList();
        return new RulesOnPatient(story, objects, entries);
    }

    private static Stream<Entry> entry(FeedOnRecord feed, DomainResource resource, FeedLabels labels) {
        Marked place = Marked.of(feed.id(), resource);
        String words = words(resource);
        return words.isEmpty()
                ? Stream.empty()
                : Stream.of(new Entry(place, feed.name(), words, Mark.of(labels.of(place))));
    }

    /** Of problems, medicines, letters and the patient: enough to see a rule at work. */
    private static String words(DomainResource resource) {
        return switch (resource) {
            case Patient _ -> "The patient: the whole record of this source";
            case Condition problem -> words(problem.getCode());
            case MedicationRequest medicine
            when medicine.hasMedicationCodeableConcept() -> words(medicine.getMedicationCodeableConcept());
            case MedicationStatement medicine
            when medicine.hasMedicationCodeableConcept() -> words(medicine.getMedicationCodeableConcept());
            case DocumentReference letter -> words(letter.getType());
            default -> "";
        };
    }

    private static String words(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCodingFirstRep().hasDisplay()
                        ? concept.getCodingFirstRep().getDisplay()
                        : "";
    }

    /** Whether the record may be shown. */
    public boolean agrees() {
        return !objects;
    }

    /** The entries that are marked. */
    public List<Entry> marked() {
        return entries.stream().filter(entry -> entry.mark() != Mark.NONE).toList();
    }

    public List<Mark> marks() {
        return List.of(Mark.values());
    }

    /** {@code Ivy ADEYEMI}. */
    public String name() {
        String[] parts = patient.name().replaceFirst(" \\(.*", "").split(", ", 2);
        return parts.length < 2 ? patient.name() : parts[1] + " " + parts[0];
    }
}
