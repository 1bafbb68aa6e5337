package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.Practitioner;
import org.sightline.testing.Launches;

class LaunchContextJsonTest {

    @Test
    void comesBackAsItWas() {
        LaunchContext launch = Launches.ritaOpensIvy();

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void keepsWhatIsAbsentAbsentAndStrangeTextAsItIs() {
        LaunchContext full = Launches.by(
                new Practitioner("o'neil\"\\\n\u202e", List.of(), "Zoë \ud83d\ude00", new Coded("urn:x", "1", "")));
        LaunchContext launch = new LaunchContext(
                full.registration(),
                full.tokenIssuer(),
                full.keyId(),
                full.tokenId(),
                full.door(),
                full.patient(),
                full.practitioner(),
                full.organisation(),
                full.organisationName(),
                full.purpose(),
                Optional.empty(),
                Optional.empty());

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void leavesUnreadWhatANewerNodeAdded() {
        String json = LaunchContextJson.write(Launches.ritaOpensIvy());

        assertEquals(
                Launches.ritaOpensIvy(), LaunchContextJson.read(json.replaceFirst("\\{", "{\"added\":{\"later\":1},")));
    }

    @Test
    void refusesWhatLacksAField() {
        String json = LaunchContextJson.write(Launches.ritaOpensIvy());

        assertThrows(
                IllegalStateException.class,
                () -> LaunchContextJson.read(json.replaceFirst("\"tokenIssuer\":\"[^\"]*\",", "")));
    }
}
