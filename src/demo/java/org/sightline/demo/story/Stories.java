package org.sightline.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;
import org.sightline.demo.story.resource.Filing;
import org.sightline.demo.story.resource.Kinds;
import org.sightline.demo.story.resource.PatientMaker;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the story files, those that {@code stories/order.yaml} names; {@code stories/README.md} explains them. */
public final class Stories {

    private Stories() {}

    /** Every story, its dates resolved against {@code today}. */
    public static List<Story> asOf(LocalDate today) {
        StoryDates dates = new StoryDates(today);
        StoryEntry order = open("order.yaml", dates);
        return order.texts("stories").stream()
                .map(name -> read(name + ".yaml", dates))
                .toList();
    }

    private static Story read(String file, StoryDates dates) {
        StoryEntry root = open(file, dates);
        Story story = story(root);
        root.refuseUnknownKeys();
        return story;
    }

    private static StoryEntry open(String file, StoryDates dates) {
        try (InputStream in = Stories.class.getResourceAsStream("/stories/" + file)) {
            if (in == null) {
                throw new StoryException(file + " is missing");
            }
            return new StoryEntry(file, yaml().load(in), dates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story story(StoryEntry root) {
        String number = root.text("nhsNumber");
        NhsNumber nhsNumber = NhsNumber.parse(number)
                .orElseThrow(() -> new StoryException(root.place() + ": " + number + " is not an NHS number"));
        StoryEntry person = root.entry("patient");
        Map<String, List<DomainResource>> held = new LinkedHashMap<>();
        root.entries("feeds").forEach((feed, entry) -> held.put(feed, holding(feed, nhsNumber, person, entry)));
        return new Story(
                new Story.Person(
                        nhsNumber,
                        person.text("family") + ", " + person.text("given") + " (" + person.text("prefix") + ")",
                        LocalDate.parse(person.text("born")),
                        person.text("gender")),
                root.text("reason"),
                Handout.of(root.entry("handout")),
                objection(root).orElse(null),
                held);
    }

    private static Optional<Story.Objection> objection(StoryEntry root) {
        return root.optionalEntry("objection")
                .map(entry -> new Story.Objection(
                        LocalDate.parse(entry.when("recorded").getValueAsString()),
                        entry.text("by"),
                        ObjectionScope.naming(
                                entry.textsIfAny("sources").stream()
                                        .map(FeedId::new)
                                        .collect(Collectors.toSet()),
                                Set.copyOf(entry.textsIfAny("categories")))));
    }

    private static List<DomainResource> holding(String feed, NhsNumber nhsNumber, StoryEntry person, StoryEntry entry) {
        Patient patient = PatientMaker.patient(nhsNumber, person, entry);
        Filing filing = new Filing(feed, patient);
        List<DomainResource> resources = new ArrayList<>();
        resources.add(patient);
        resources.addAll(Kinds.madeFrom(filing, entry));
        return resources;
    }

    /** Every scalar stays text: a story's dates and numbers are read by whoever needs them. */
    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        DumperOptions dumping = new DumperOptions();
        return new Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, new TextOnlyResolver());
    }

    private static final class TextOnlyResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
