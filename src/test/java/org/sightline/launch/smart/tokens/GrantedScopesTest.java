package org.sightline.launch.smart.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.LaunchFeeds.Permission;

class GrantedScopesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "patient/Observation.read; WHOLE",
                "patient/Observation.*; WHOLE",
                "patient/*.read; WHOLE",
                "patient/*.*; WHOLE",
                "patient/Observation.rs; WHOLE",
                "patient/*.cruds; WHOLE",
                "user/Observation.s; WHOLE",
                "launch openid patient/Condition.rs patient/Observation.rs; WHOLE",
                "patient/Observation.rs?category=laboratory; PART",
                "patient/Observation.rs?category=laboratory patient/*.rs; WHOLE",
                "patient/Observation.r; NONE",
                "patient/Observation.write; NONE",
                "patient/Observation.cud; NONE",
                "system/Observation.rs; NONE",
                "patient/ObservationDefinition.rs; NONE",
                "openid fhirUser; NONE",
                "''; NONE"
            })
    void readsScopesOfBothVersions(String scope, Permission permission) {
        assertEquals(permission, GrantedScopes.of(scope, "Observation"));
    }
}
