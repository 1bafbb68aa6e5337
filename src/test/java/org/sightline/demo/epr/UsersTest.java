package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** Everyone who can be played opens the Summary with their own organisation's key, but the one who may not. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class UsersTest {

    @ConfigProperty(name = "sightline.public-url")
    String address;

    static Stream<String> whoMayOpen() {
        return EprUser.ALL.stream().map(EprUser::id).filter(user -> !user.equals("jo-marsh"));
    }

    @ParameterizedTest
    @MethodSource("whoMayOpen")
    void theRecordNamesWhoOpenedIt(String id) throws Exception {
        EprUser user = EprUser.byId(id).orElseThrow();
        String record = new Desk(address).record(id, "9990000018");
        String opened = "Opened by %s , %s , %s , for direct care"
                .formatted(user.name(), user.job(), user.organisation().title());
        assertTrue(record.contains(opened), record);
        assertTrue(record.contains("Metformin 500mg tablets"), record);
    }

    @Test
    void whoMayOpenNothingIsRefused() throws Exception {
        String refused = new Desk(address).record("jo-marsh", "9990000018");
        assertFalse(refused.contains("ADEYEMI"), refused);
        assertTrue(refused.contains("Northgate IT service desk"), refused);
    }

    @Test
    void theSecretaryActsInTheirOwnNameForTheConsultant() {
        EprUser sam = EprUser.byId("sam-doyle").orElseThrow();
        assertEquals("Sam Doyle", sam.name());
        assertEquals(
                "medical secretary for Dr Priya Nair, consultant in emergency medicine",
                sam.role().display());
    }

    @Test
    void everyOrganisationHasSomebodyToPlay() {
        assertEquals(
                List.of(
                        "Northgate Hospital",
                        "Greenfield Surgery",
                        "Community Trust",
                        "County Council",
                        "Willow Tree Hospice"),
                Staff.all().stream()
                        .filter(staff -> !staff.users().isEmpty())
                        .map(staff -> staff.organisation().title())
                        .toList());
        assertEquals(
                EprUser.ALL.size(),
                EprUser.ALL.stream().map(EprUser::sdsUserId).distinct().count());
    }
}
