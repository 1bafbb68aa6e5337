package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.Coded;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FhirBases;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.Setting;
import org.sightline.registration.TokenRegistration;

class LaunchConfigLoaderTest {

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void readsAnOrganisationWithItsDefaults() {
        assertEquals(
                new LaunchRegistration(
                        "northgate",
                        "Northgate Hospital",
                        List.of(new OdsCode("RNG01")),
                        new ServiceDesk("Northgate desk", "01604 555 0100", "desk@northgate.example"),
                        List.of(),
                        new TokenRegistration(
                                "https://epr.northgate.example/launch",
                                JWSAlgorithm.ES256,
                                new KeySource.JwksUrl(URI.create("https://epr.northgate.example/jwks.json")),
                                List.of(URI.create("https://epr.northgate.example")),
                                false,
                                Set.of(),
                                Duration.ofSeconds(60)),
                        null),
                folder.load().organisations().getFirst());
    }

    @Test
    void readsAFeedWithItsDefaults() {
        assertEquals(
                new FeedRegistration(
                        new FeedId("greenfield"),
                        "Greenfield Surgery",
                        new OdsCode("A81001"),
                        new FeedRegistration.Data(FeedRegistration.Freshness.LIVE, null, List.of()),
                        new FeedConnection(
                                FhirBases.of(URI.create("https://fhir.greenfield.example/r4")),
                                new FeedAuthentication.None(),
                                "https://fhir.nhs.uk/Id/nhs-number",
                                Set.of("Patient", "AllergyIntolerance"),
                                Duration.ofSeconds(5),
                                Dialect.PLAIN,
                                ""),
                        null),
                folder.load().feeds().getFirst());
    }

    @Test
    void readsWhatKindOfOrganisationAFeedIsOf() {
        folder.change("feeds/greenfield.yaml", text -> text + "setting: social-care\n");
        assertEquals(
                Optional.of(Setting.SOCIAL_CARE),
                folder.load().feeds().getFirst().setting());
    }

    @Test
    void readsTheAccessRules() {
        AccessRules access = folder.load().access();
        String system = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";
        assertEquals(Set.of(TabId.SUMMARY), access.tabsOf(new Coded(system, "R8001", "Nurse"), "northgate"));
        assertEquals(Set.of(), access.tabsOf(new Coded(system, "R9999", "Nurse"), "northgate"));
    }

    @Test
    @DisplayName("The day on which the shared record begins is read with the access rules, and is not in the future")
    void readsWhenTheSharedRecordBegins() {
        assertEquals(Optional.empty(), folder.load().access().recordsSince());
        folder.change("access.yaml", text -> text + "recordsSince: 2023-01-01\n");
        assertEquals(
                Optional.of(LocalDate.of(2023, 1, 1)), folder.load().access().recordsSince());

        folder.change(
                "access.yaml", text -> "recordsSince: 2023-02-29\n" + text.replace("recordsSince: 2023-01-01", ""));
        assertEquals(List.of("access.yaml:1:15: recordsSince: has to be a date such as 2023-01-01"), folder.problems());
        folder.change("access.yaml", text -> text.replace("2023-02-29", "2999-01-01"));
        assertEquals(
                List.of("access.yaml:1:15: recordsSince: is in the future: nothing would be asked for"),
                folder.problems());
    }

    @Test
    void givesAnotherVersionWhenAnyFileChanges() {
        String before = folder.load().version();
        assertEquals(before, folder.load().version());
        folder.change("feeds/greenfield.yaml", text -> text + "dialect: {pageSize: 100}\n");
        assertNotEquals(before, folder.load().version());
    }
}
