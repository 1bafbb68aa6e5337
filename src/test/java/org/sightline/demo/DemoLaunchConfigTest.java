package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.loading.LaunchConfigLoader;

class DemoLaunchConfigTest {

    private static final String ADDRESS = "http://localhost:18080";

    @TempDir
    Path folder;

    @Test
    void isAConfigurationTheViewerAcceptsForTheAddressItRunsAt() throws Exception {
        Path written = DemoLaunchConfig.write(folder, ADDRESS);
        LaunchConfig config = new LaunchConfigLoader(true, InstantSource.system()).load(written);

        assertEquals(6, config.organisations().size());
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
        assertEquals(Set.of(), config.access().unknownRole().tabs().keySet());
    }

    @Test
    void twoOrganisationsLaunchBySmartTooEachProvedToInAWayOfItsOwn() throws Exception {
        LaunchConfig config =
                new LaunchConfigLoader(true, InstantSource.system()).load(DemoLaunchConfig.write(folder, ADDRESS));

        SmartRegistration northgate = smart(config, "northgate-hospital");
        assertInstanceOf(ClientAuthentication.PrivateKeyJwt.class, northgate.authentication());
        assertEquals(Optional.empty(), northgate.feed(), "it is a feed for everybody already");
        SmartRegistration willow = smart(config, "willow-hospice");
        assertInstanceOf(ClientAuthentication.ClientSecretBasic.class, willow.authentication());
        assertTrue(willow.feed().isPresent());
        assertEquals(
                2,
                config.organisations().stream()
                        .filter(organisation -> organisation.smart().isPresent())
                        .count());
    }

    private static SmartRegistration smart(LaunchConfig config, String organisation) {
        return config.byId(organisation).orElseThrow().smart().orElseThrow();
    }
}
