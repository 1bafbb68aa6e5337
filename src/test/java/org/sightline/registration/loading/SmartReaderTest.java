package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SecretReference;
import org.sightline.registration.Setting;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/** The {@code smart} block of an organisation: what it means, and every message about a fault in it. */
class SmartReaderTest {

    private static final String FILE = "organisations/eastfield.yaml";
    private static final String SMART_ONLY = """
            name: Eastfield Hospital
            odsCodes: [REF01]
            serviceDesk: {name: Desk, phone: 01604 555 0300, email: desk@eastfield.example}
            smart:
              fhirBaseUrl: https://fhir.eastfield.example/r4/
              clientId: sightline
              authentication: {kind: private-key-jwt, algorithm: ES384, keys: 'file:/run/secrets/keys.json'}
              endpointHosts: ['login.eastfield.example:8443']
              role: {from: practitioner-role, systems: ['urn:jobs']}
              tokenKeys: env:TOKEN_KEYS
            """;

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary).write(FILE, SMART_ONLY);
    }

    @Test
    void readsADoorWithItsDefaults() {
        LaunchRegistration eastfield = folder.load().byId("eastfield").orElseThrow();
        assertEquals(Optional.empty(), eastfield.token());
        assertEquals(
                new SmartRegistration(
                        new SmartRegistration.Server(
                                URI.create("https://fhir.eastfield.example/r4"),
                                Set.of("fhir.eastfield.example", "login.eastfield.example:8443"),
                                ""),
                        new SmartRegistration.Client(
                                "sightline",
                                new ClientAuthentication.PrivateKeyJwt(
                                        JWSAlgorithm.ES384,
                                        new SecretReference(SecretReference.Kind.FILE, "/run/secrets/keys.json")),
                                ScopeSyntax.AUTO,
                                false,
                                false),
                        "https://fhir.nhs.uk/Id/nhs-number",
                        new SmartRegistration.User(
                                new OdsCode("REF01"),
                                PurposeOfUse.TREAT,
                                new RoleSource.PractitionerRole(List.of("urn:jobs")),
                                null),
                        new SecretReference(SecretReference.Kind.ENV, "TOKEN_KEYS"),
                        null),
                eastfield.smart().orElseThrow());
    }

    @Test
    void readsTheEhrAsAFeedOfItsLaunches() {
        folder.change(
                FILE, text -> text + "  feed: {supplies: [Patient, Condition], deadline: 3s, setting: hospital}\n");
        FeedRegistration feed = folder.load()
                .byId("eastfield")
                .flatMap(LaunchRegistration::smart)
                .flatMap(SmartRegistration::feed)
                .orElseThrow();
        assertEquals(new FeedId("eastfield-ehr"), feed.id());
        assertEquals("Eastfield Hospital", feed.name());
        assertEquals(Optional.of(Setting.HOSPITAL), feed.setting());
        FeedConnection connection = feed.connection().orElseThrow();
        assertEquals(Set.of("Patient", "Condition"), connection.supplies());
        assertEquals(Duration.ofSeconds(3), connection.deadline());
    }

    @Test
    void anOrganisationMayHaveBothDoors() {
        folder.change(
                "organisations/northgate.yaml",
                text -> text
                        + SMART_ONLY.substring(SMART_ONLY.indexOf("smart:")).replace("eastfield", "northgate"));
        LaunchRegistration northgate = folder.load().byId("northgate").orElseThrow();
        assertTrue(northgate.token().isPresent() && northgate.smart().isPresent());
    }

    @Test
    void knowsItsEhrByTheFhirBaseWithOrWithoutASlash() {
        LaunchConfig config = folder.load();
        assertEquals(
                "eastfield",
                config.byFhirBase("https://fhir.eastfield.example/r4")
                        .orElseThrow()
                        .id());
        assertEquals(
                "eastfield",
                config.byFhirBase("https://fhir.eastfield.example/r4/")
                        .orElseThrow()
                        .id());
        for (String disguised : List.of(
                "https://fhir.eastfield.example/r4//",
                "https://fhir.eastfield.example/R4",
                "https://FHIR.eastfield.example/r4",
                "http://fhir.eastfield.example/r4",
                "https://fhir.eastfield.example/r4?x",
                "https://fhir.eastfield.example/r4/../r4",
                "https://fhir.eastfield.example:443/r4",
                "https://fhir.eastfield.example@evil.example/r4",
                "")) {
            assertEquals(Optional.empty(), config.byFhirBase(disguised), disguised);
        }
    }

    @Test
    void ownsAddressesAtItsHostsOnly() {
        SmartRegistration smart =
                folder.load().byId("eastfield").orElseThrow().smart().orElseThrow();
        assertTrue(smart.owns(URI.create("https://login.eastfield.example:8443/token?x=1")));
        assertTrue(smart.owns(URI.create("https://FHIR.eastfield.example/token")));
        for (String foreign : List.of(
                "https://login.eastfield.example/token",
                "http://fhir.eastfield.example/token",
                "https://fhir.eastfield.example.evil.example/token",
                "https://fhir.eastfield.example@evil.example/token",
                "https://x@fhir.eastfield.example/token",
                "mailto:desk@eastfield.example",
                "/token")) {
            assertFalse(smart.owns(URI.create(foreign)), foreign);
        }
    }

    @Test
    void saysWhatIsWrongWithFileLineAndField() {
        assertProblem("clientId: sightline", "clientId: 'ä'", "smart.clientId: has to be 1 to 200 visible");
        assertProblem("ES384", "HS256", "smart.authentication.algorithm: has to be ES384 or RS384");
        assertProblem(
                "private-key-jwt", "none", "authentication.kind: has to be private-key-jwt or client-secret-basic");
        assertProblem("'file:/run/secrets/keys.json'", "hunter2", "never the secret itself");
        assertProblem("env:TOKEN_KEYS", "env:MISSING_KEYS", "smart.tokenKeys: names a secret that is not there");
        assertProblem("  tokenKeys: env:TOKEN_KEYS\n", "", "smart.tokenKeys: is missing");
        assertProblem("login.eastfield.example:8443", "*.eastfield.example", "no wildcard");
        assertProblem("practitioner-role", "guess", "role.from: has to be one of practitioner-role, claim, fixed");
        assertProblem("[REF01]", "[REF01, REF02]", "smart: needs odsCode, as the organisation has more than one");
        assertProblem("https://fhir", "http://fhir", "smart.fhirBaseUrl: has to be https");
        assertProblem("clientId:", "clientID:", "is not a known field; did you mean clientId?");
        assertProblem(
                SMART_ONLY.substring(SMART_ONLY.indexOf("smart:")), "", "has no way to launch: needs tokenIssuer");
    }

    @Test
    void twoOrganisationsCannotClaimOneEhr() {
        folder.write(
                "organisations/westfield.yaml",
                SMART_ONLY.replace("REF01", "RWF01").replace("Eastfield Hospital", "Westfield Hospital"));
        assertTrue(
                folder.problems().stream()
                        .anyMatch(line -> line.contains("https://fhir.eastfield.example/r4 is already claimed")),
                () -> folder.problems().toString());
    }

    private void assertProblem(String sound, String spoilt, String message) {
        assertTrue(SMART_ONLY.contains(sound), sound);
        UnaryOperator<String> spoil = text -> SMART_ONLY.replace(sound, spoilt);
        folder.change(FILE, spoil);
        List<String> problems = folder.problems();
        assertTrue(
                problems.stream().anyMatch(line -> line.startsWith(FILE) && line.contains(message)),
                () -> message + " is not among " + problems);
    }
}
