package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.loading.LaunchConfigLoader;

/** The feeds as they are registered, against what the stories let them hold. */
class DemoWorldTest {

    private final List<Story> stories = Stories.asOf(LocalDate.of(2026, 11, 21));
    private final Map<String, Set<String>> supplies = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void readWhatEachFeedSupplies() throws Exception {
        Path written = DemoLaunchConfig.write(folder, "http://localhost:18080");
        LaunchConfig config = new LaunchConfigLoader(true, InstantSource.system()).load(written);
        config.feeds().forEach(feed -> note(feed.id().value(), feed));
        config.organisations()
                .forEach(organisation -> organisation
                        .smart()
                        .flatMap(SmartRegistration::feed)
                        .ifPresent(feed -> note(organisation.id(), feed)));
    }

    private void note(String holder, FeedRegistration feed) {
        feed.connection().ifPresent(connection -> supplies.put(holder, connection.supplies()));
    }

    @Test
    void eachFeedHoldsOnlyWhatItSupplies() {
        List<String> amiss = new ArrayList<>();
        forEach((feed, resource) -> {
            boolean included = resource.fhirType().equals("Medication");
            if (!included && !supplies.getOrDefault(feed, Set.of()).contains(resource.fhirType())) {
                amiss.add(feed + ": " + resource.getIdElement().getValue());
            }
        });
        assertEquals(List.of(), amiss);
    }

    @Test
    void eachFeedHoldsSomethingOfEveryTypeItSupplies() {
        Map<String, Set<String>> missing = new HashMap<>();
        supplies.forEach((feed, types) -> missing.put(feed, new HashSet<>(types)));
        forEach((feed, resource) -> missing.getOrDefault(feed, Set.of()).remove(resource.fhirType()));
        assertTrue(missing.values().stream().allMatch(Set::isEmpty), missing.toString());
    }

    private void forEach(BiConsumer<String, DomainResource> action) {
        stories.forEach(story ->
                story.held().forEach((feed, resources) -> resources.forEach(r -> action.accept(feed, r))));
    }
}
