package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
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

    private static final Set<String> NOT_CLINICAL = Set.of("sam-doyle", "leila-haddad", "dev-sharma");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    static Stream<String> whoMayOpen() {
        return EprUser.ALL.stream()
                .map(EprUser::id)
                .filter(user -> !Set.of("jo-marsh", "hal-winter").contains(user));
    }

    @ParameterizedTest
    @MethodSource("whoMayOpen")
    void theRecordNamesWhoOpenedIt(String id) throws Exception {
        EprUser user = EprUser.byId(id).orElseThrow();
        String record = new Desk(address).record(id, "9990000018");
        String acting = user.actingForOrNull() == null
                ? ""
                : " acting for " + user.actingForOrNull().name() + " ,";
        String opened = "Opened by %s , %s , %s ,%s for direct care"
                .formatted(
                        user.name(), user.role().display(), user.organisation().title(), acting);
        assertTrue(record.contains(opened), record);
        boolean clinical = !NOT_CLINICAL.contains(id);
        assertEquals(clinical, record.contains("Metformin 500mg tablets"), record);
        assertEquals(clinical, record.contains("Known allergies"), record);
        assertEquals(!clinical, record.contains("Your role is not shown: allergies"), record);
    }

    @Test
    @DisplayName("DEMO-RULES a launch from outside the organisation's networks is refused, and says so")
    void whoIsElsewhereIsRefused() throws Exception {
        String refused = new Desk(address).record("hal-winter", "9990000018");
        assertFalse(refused.contains("ADEYEMI"), refused);
        assertTrue(refused.contains("The record was not opened"), refused);
        assertTrue(refused.contains("Moorside IT desk"), refused);
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
        assertEquals("medical secretary", sam.role().display());
        assertEquals("medical secretary, acting for Dr Priya Nair", sam.job());
        assertEquals(
                List.of(sam),
                EprUser.ALL.stream()
                        .filter(user -> user.actingFor().isPresent())
                        .toList());
    }

    @Test
    void everyOrganisationHasSomebodyToPlay() {
        assertEquals(
                List.of(
                        "Northgate Hospital",
                        "Greenfield Surgery",
                        "Community Trust",
                        "County Council",
                        "Willow Tree Hospice",
                        "Moorside Urgent Care"),
                Staff.all().stream()
                        .filter(staff -> !staff.users().isEmpty())
                        .map(staff -> staff.organisation().title())
                        .toList());
        assertEquals(
                EprUser.ALL.size(),
                EprUser.ALL.stream().map(EprUser::sdsUserId).distinct().count());
    }
}
