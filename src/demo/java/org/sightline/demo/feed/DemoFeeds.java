package org.sightline.demo.feed;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.UkZone;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.demo.story.entry.StoryException;
import org.sightline.demo.story.resource.DocumentMaker;

/** What every demo organisation holds today, and answers from it as JSON. An answer once made is kept until tomorrow. */
@ApplicationScoped
public class DemoFeeds {

    /** The feeds that are connected; {@code demo/launch-config/feeds} registers each. */
    public static final List<String> IDS = List.of(
            "greenfield-surgery",
            "riverside-practice",
            "northgate-hospital",
            "southfield-hospital",
            "community-trust",
            "county-council",
            "county-ambulance",
            "gp-extract");

    /** Organisations that no feed sends anything of, and whose own system holds something all the same. */
    private static final List<String> NO_FEEDS = List.of("willow-hospice");

    private static final FeedRecords NOTHING = new FeedRecords();
    private static final int ANSWERS_KEPT = 4_000;

    private final FhirContext fhir = FhirContext.forR4();
    private final String publicUrl;
    private final FeedLabels labels;
    private Day day = new Day(LocalDate.MIN, List.of());

    DemoFeeds(@ConfigProperty(name = "sightline.public-url") String publicUrl, FeedLabels labels) {
        this.publicUrl = publicUrl;
        this.labels = labels;
    }

    /**
     * Making the stories and the first resources into JSON costs a second or two of processor time: it is done while
     * somebody is still opening the browser. A story that cannot be read is named at once.
     */
    void makeReady(@Observes StartupEvent started) {
        Thread.ofVirtual().name("stories").start(() -> {
            try {
                stories().getFirst().held().values().forEach(held -> held.forEach(this::json));
            } catch (StoryException e) {
                System.err.println("A story cannot be told: " + e.getMessage());
            }
        });
    }

    /** The patients, in the order of the EPR's list. */
    public List<Story> stories() {
        return today().stories();
    }

    /** Every feed. */
    public List<String> ids() {
        return IDS;
    }

    boolean isFeed(String feed) {
        return IDS.contains(feed);
    }

    /** @throws BadSearchException for what the feed does not understand */
    String search(String feed, String type, Map<String, List<String>> query) {
        return search(feed, base(feed), type, query);
    }

    /**
     * @param holder the organisation, feed or none
     * @param base the FHIR base that was asked, where links lead back to
     * @throws BadSearchException for what is not understood
     */
    public String search(String holder, String base, String type, Map<String, List<String>> query) {
        Day today = today();
        List<Object> question = List.of(base, type, query, labels.version());
        Optional<String> kept = today.kept(question);
        if (kept.isPresent()) {
            return kept.get();
        }
        Bundle bundle = new FeedSearch(today.held(holder), base).search(type, query);
        bundle.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .forEach(entry -> entry.setResource(labels.marked(holder, entry.getResource())));
        return today.keep(question, json(bundle));
    }

    Optional<String> read(String feed, String type, String id) {
        return read(feed, today().held(feed), type, id);
    }

    /** The resource, if it is one of this patient's or the patient. */
    public Optional<String> readOf(String holder, String patientId, String type, String id) {
        FeedRecords records = today().held(holder);
        String filed = type.equals("Binary") ? "DocumentReference" : type;
        return records.find(filed + "/" + id)
                .filter(resource -> records.isOf(resource, patientId))
                .flatMap(_ -> read(holder, records, type, id));
    }

    /** The id under which an organisation holds a patient, if it knows the patient. */
    public static Optional<String> patientId(String holder, Story story) {
        return story.held().getOrDefault(holder, List.of()).stream()
                .findFirst()
                .map(patient -> patient.getIdElement().getIdPart());
    }

    private Optional<String> read(String holder, FeedRecords records, String type, String id) {
        return type.equals("Binary")
                ? records.find("DocumentReference/" + id)
                        .flatMap(document -> DocumentMaker.binaryOf((DocumentReference) document))
                        .map(bytes -> json(binary(id, bytes)))
                : records.find(type + "/" + id)
                        .map(resource -> labels.marked(holder, resource))
                        .map(this::json);
    }

    private static Binary binary(String id, byte[] bytes) {
        Binary binary = new Binary().setContentType("application/octet-stream").setData(bytes);
        binary.setId("Binary/" + id);
        return binary;
    }

    /** Any resource, as FHIR's JSON. */
    public String json(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }

    String base(String feed) {
        return publicUrl + "/demo/feeds/" + feed + "/fhir";
    }

    private synchronized Day today() {
        LocalDate date = LocalDate.now(Clock.system(UkZone.ID));
        if (!day.date.equals(date)) {
            day = new Day(date, Stories.asOf(date));
        }
        return day;
    }

    /** One day's stories and answers. */
    private static final class Day {

        private final LocalDate date;
        private final List<Story> stories;
        private final Map<String, FeedRecords> held = new LinkedHashMap<>();
        private final Map<List<Object>, String> answers = new LinkedHashMap<>();

        Day(LocalDate date, List<Story> stories) {
            this.date = date;
            this.stories = stories;
            Stream.concat(IDS.stream(), NO_FEEDS.stream())
                    .forEach(holder -> held.put(holder, FeedRecords.of(holder, stories)));
        }

        List<Story> stories() {
            return stories;
        }

        FeedRecords held(String feed) {
            return held.getOrDefault(feed, NOTHING);
        }

        synchronized Optional<String> kept(List<Object> question) {
            return Optional.ofNullable(answers.get(question));
        }

        synchronized String keep(List<Object> question, String answer) {
            if (answers.size() < ANSWERS_KEPT) {
                answers.put(question, answer);
            }
            return answer;
        }
    }
}
