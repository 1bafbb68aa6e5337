package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;

/** What is remembered of an EHR, and for how long. */
class EhrCachesTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    @DisplayName("K07 description and keys of an EHR are let go of with its registration, and not before")
    void letsGoOfWhatBelongsToARemovedRegistration() {
        node.launch(ehr);
        reload(node.config);
        node.launch(ehr);
        assertEquals(1, requestsFor("smart-configuration"));
        assertEquals(1, requestsFor("/auth/jwks"));

        reload(SmartNode.configOf());
        node.launch(ehr);
        assertEquals(2, requestsFor("smart-configuration"));
        assertEquals(2, requestsFor("/auth/jwks"));
    }

    /** The organisation itself stays in the node's own configuration, as if it came back. */
    private void reload(LaunchConfig after) {
        LaunchConfigChanged change = new LaunchConfigChanged(node.config, after);
        node.discovery.letGo(change);
        node.keySets.letGo(change);
    }

    private long requestsFor(String path) {
        return ehr.requests.stream().filter(request -> request.contains(path)).count();
    }
}
