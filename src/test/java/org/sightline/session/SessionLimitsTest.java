package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.start.EnvironmentName;
import org.sightline.start.StartRefusedException;

class SessionLimitsTest {

    @Test
    void lastHalfAnHourWithoutAClickAndTwelveHoursInAllByDefault() {
        assertEquals(new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12)), limits(Map.of()));
    }

    @Test
    void canBeMadeShorter() {
        assertEquals(
                new SessionLimits(Duration.ofMinutes(10), Duration.ofHours(4)),
                limits(Map.of("sightline.session.idle-timeout", "10M", "sightline.session.absolute-timeout", "4H")));
    }

    @ParameterizedTest
    @CsvSource({
        "sightline.session.idle-timeout, 31M",
        "sightline.session.idle-timeout, 0S",
        "sightline.session.absolute-timeout, 13H",
        "sightline.session.absolute-timeout, -1H"
    })
    void cannotBeMadeLongerNorNothing(String key, String value) {
        StartRefusedException refused = assertThrows(StartRefusedException.class, () -> limits(Map.of(key, value)));
        assertTrue(refused.happened().startsWith(EnvironmentName.of(key) + " is "), refused.getMessage());
    }

    private static SessionLimits limits(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(settings)
                .withMapping(SessionConfig.class)
                .build();
        return SessionLimits.of(config.getConfigMapping(SessionConfig.class));
    }
}
