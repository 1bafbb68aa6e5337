package org.sightline.demo.epr;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedLabels;
import org.sightline.demo.feed.FeedLabels.Marked;
import org.sightline.demo.story.Story;
import org.sightline.registration.LaunchConfig;

/**
 * What a trainer can switch of one patient: what the patient objects to, and which of the entries are marked.
 */
public record RulesOnPatient(Story patient, Wish wish, List<Entry> entries) {

    public RulesOnPatient {
        entries = List.copyOf(entries);
    }

    /**
     * What a patient may wish.
     *
     * @param whole whether the patient objects to the whole record being shown
     * @param parts what else can be objected to
     * @param objected the names of the parts that are
     */
    public record Wish(boolean whole, List<Part> parts, List<String> objected) {

        /** Of nobody of whom it is asked. */
        static final Wish NONE = new Wish(false, List.of(), List.of());

        public Wish {
            parts = List.copyOf(parts);
            objected = List.copyOf(objected);
        }

        /** @param objects to the whole record */
        static Wish of(Story story, boolean objects, ObjectionScope standing, LaunchConfig config) {
            List<Part> parts = Part.of(story, config);
            return new Wish(
                    objects,
                    parts,
                    parts.stream()
                            .filter(part -> !objects && part.isIn(standing))
                            .map(Part::words)
                            .toList());
        }

        /** Whether the patient objects to anything. */
        public boolean any() {
            return whole || !objected.isEmpty();
        }
    }

    /**
     * A part of a record that can be objected to.
     *
     * @param id by which a form names it
     */
    public record Part(String id, String words, ObjectionScope.Parts scope) {

        static List<Part> of(Story story, LaunchConfig config) {
            Stream<Part> sources = DemoFeeds.IDS.stream()
                    .filter(story.held()::containsKey)
                    .map(feed -> new Part(
                            "source:" + feed,
                            "What " + FeedOnRecord.of(feed).name() + " holds",
                            new ObjectionScope.Parts(Set.of(new FeedId(feed)), Set.of())));
            Stream<Part> categories = config.objections().categories().stream()
                    .map(kind -> new Part(
                            "category:" + kind.id(),
                            kind.name(),
                            new ObjectionScope.Parts(Set.of(), Set.of(kind.id()))));
            return Stream.concat(sources, categories).toList();
        }

        boolean isIn(ObjectionScope other) {
            return other instanceof ObjectionScope.Parts parts
                    && parts.feeds().containsAll(scope.feeds())
                    && parts.categories().containsAll(scope.categories());
        }
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

    static RulesOnPatient of(Story story, Wish wish, FeedLabels labels) {
        List<Entry> entries = DemoFeeds.IDS.stream()
                .filter(story.held()::containsKey)
                .map(FeedOnRecord::of)
                .flatMap(feed -> story.held().getOrDefault(feed.id(), List.of()).stream()
                        .flatMap(resource -> entry(feed, resource, labels)))
                .toList();
        return new RulesOnPatient(story, wish, entries);
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
