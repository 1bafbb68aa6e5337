package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigLoader;

class DemoLaunchConfigTest {

    private static final String ADDRESS = "http://localhost:18080";

    @TempDir
    Path folder;

    @Test
    void isAConfigurationTheViewerAcceptsForTheAddressItRunsAt() throws Exception {
        Path written = DemoLaunchConfig.write(folder, ADDRESS);
        LaunchConfig config = new LaunchConfigLoader(true, InstantSource.system()).load(written);

        assertEquals(4, config.organisations().size());
        config.organisations().forEach(organisation -> {
            assertEquals(
                    List.of(URI.create(ADDRESS)),
                    organisation.token().orElseThrow().allowedOrigins());
            assertEquals(
                    new KeySource.JwksUrl(
                            URI.create(ADDRESS + "/demo/organisations/" + organisation.id() + "/jwks.json")),
                    organisation.token().orElseThrow().keys());
        });
        assertEquals(
                Set.copyOf(DemoFeeds.IDS),
                config.feeds().stream()
                        .filter(f -> f.connection().isPresent())
                        .map(f -> f.id().value())
                        .collect(Collectors.toSet()));
        assertEquals(
                1, config.feeds().stream().filter(f -> f.connection().isEmpty()).count());
        assertTrue(config.feeds().stream().anyMatch(f -> f.freshness() == FeedRegistration.Freshness.OVERNIGHT));
        assertEquals(Set.of(), config.access().unknownRole());
    }
}
