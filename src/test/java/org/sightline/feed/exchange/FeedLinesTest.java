package org.sightline.feed.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.feed.reading.ReaderUnderTest;
import org.sightline.outgoing.HttpClients;
import org.sightline.registration.AccessRules;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;

/** What is kept of a feed between two readings, when the configuration changes in between. */
class FeedLinesTest {

    private final HttpClients clients = new HttpClients(FeedLinesTest::anyContext);
    private final FeedLines lines = new FeedLines(clients, new ReaderUnderTest().settings(), InstantSource.system());

    @Test
    @DisplayName("K07 a removed feed's line is let go of")
    void letsGoOfRemovedFeeds() {
        FeedRegistration plain = feed("plain", Optional.empty());
        FeedRegistration special = feed("special", Optional.of("southbank"));
        FeedLine plainLine = line(plain);
        FeedLine specialLine = line(special);

        lines.letGo(new LaunchConfigChanged(config(plain, special), config(plain, special)));
        assertSame(specialLine, line(special));

        lines.letGo(new LaunchConfigChanged(config(plain, special), config(plain)));
        assertNotSame(specialLine, line(special));
        assertSame(plainLine, line(plain));
    }

    @Test
    void aFeedWhoseConnectionChangedGetsANewLine() {
        FeedLine before = line(feed("plain", Optional.empty()));
        FeedLine after = line(feed("plain", Optional.of("southbank")));
        assertNotSame(before, after);
        assertEquals(Optional.of("southbank"), after.connection().tlsConfiguration());
    }

    private FeedLine line(FeedRegistration feed) {
        return lines.of(feed.id(), feed.connection().orElseThrow());
    }

    private static FeedRegistration feed(String id, Optional<String> tls) {
        return new FeedRegistration(
                new FeedId(id),
                "Greenfield Surgery",
                new OdsCode("A81001"),
                new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                new FeedConnection(
                        FhirBases.of(URI.create("https://fhir.greenfield.example/r4")),
                        new FeedAuthentication.None(),
                        "https://fhir.nhs.uk/Id/nhs-number",
                        Set.of("Patient"),
                        Duration.ofSeconds(1),
                        Dialect.PLAIN,
                        tls.orElse("")),
                null);
    }

    private static LaunchConfig config(FeedRegistration... feeds) {
        return new LaunchConfig(List.of(), List.of(feeds), new AccessRules(List.of(), Set.of()), "test");
    }

    private static SSLContext anyContext(String name) {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
