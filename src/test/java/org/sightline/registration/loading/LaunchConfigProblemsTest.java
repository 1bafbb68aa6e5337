package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.configuration.ConfigSchema;

/** Each way to break a file, and the one line that tells of it. */
class LaunchConfigProblemsTest {

    private static final String ORGANISATION = "organisations/northgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    @DisplayName("K01 all problems of all files are told at once, each with file, line and field")
    void tellsEveryProblemAtOnce() {
        folder.change(ORGANISATION, text -> text.replace("odsCodes", "odsCode").replace("ES256", "none"));
        folder.change(FEED, text -> text.replace("freshness: live\n", "dialect: {pageSize: many}\n"));
        folder.change("access.yaml", text -> text.replace("summary", "Summary"));
        assertEquals(
                List.of(
                        "access.yaml:4:12: roles[0].tabs[0]: is not the name of a tab: lower-case letters, digits and"
                                + " hyphens",
                        "feeds/greenfield.yaml:1:1: freshness: is missing",
                        "feeds/greenfield.yaml:3:21: dialect.pageSize: has to be a whole number from 1 to 1000",
                        "organisations/northgate.yaml:1:1: odsCodes: is missing",
                        "organisations/northgate.yaml:2:1: odsCode: is not a known field; did you mean odsCodes?",
                        "organisations/northgate.yaml:4:12: algorithm: has to be one of ES256, ES384, PS256, RS256,"
                                + " RS384"),
                folder.problems());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            name: Northgate Hospital | name: [a, b] | :1:7: name: has to be text, not a list
            name: Northgate Hospital | name: true | :1:7: name: has to be text, not true or false
            name: Northgate Hospital | name: | :1:1: name: has no value
            name: Northgate Hospital | name: A%nname: B | :2:1: name: is given twice: keep one of the two
            odsCodes: [RNG01] | odsCodes: [] | :2:11: odsCodes: has to name at least one
            odsCodes: [RNG01] | odsCodes: [rng01] | :2:12: odsCodes[0]: is not an ODS code: 3 to 12 capital letters and digits
            odsCodes: [RNG01] | odsCodes: [RNG01, RNG01] | :2:19: odsCodes[1]: ODS code RNG01 is already claimed in organisations/northgate.yaml:2
            odsCodes: [RNG01] | odsCodes: RNG01 | :2:11: odsCodes: has to be a list, not text
            https://epr.northgate.example/launch | http://epr.northgate.example/launch | :3:14: tokenIssuer: has to be https
            https://epr.northgate.example/launch | northgate | :3:14: tokenIssuer: has to be a whole URI in plain letters, with its scheme
            https://epr.northgate.example/jwks.json | http://epr.northgate.example/jwks.json | :6:12: keys.jwksUrl: has to be https
            https://epr.northgate.example/jwks.json | https://user@epr.northgate.example/ | :6:12: keys.jwksUrl: has to name a host and no user
            https://epr.northgate.example/jwks.json | "https://a b/" | :6:12: keys.jwksUrl: has to be a whole URI in plain letters, with its scheme
            allowedOrigins: [https://epr.northgate.example] | allowedOrigins: ["*"] | :7:18: allowedOrigins[0]: must not have a wildcard; name each origin
            allowedOrigins: [https://epr.northgate.example] | allowedOrigins: ["https://*.example"] | :7:18: allowedOrigins[0]: must not have a wildcard; name each origin
            allowedOrigins: [https://epr.northgate.example] | allowedOrigins: [https://epr.northgate.example/] | :7:18: allowedOrigins[0]: has to be scheme, host and port as a browser sends them
            allowedOrigins: [https://epr.northgate.example] | allowedOrigins: [https://epr.northgate.example:443] | :7:18: allowedOrigins[0]: has to be scheme, host and port as a browser sends them
            allowedOrigins: [https://epr.northgate.example] | allowedOrigins: ["null"] | :7:18: allowedOrigins[0]: has to be a whole URI
            serviceDesk: | allowNullOrigin: maybe%nserviceDesk: | :8:18: allowNullOrigin: has to be true or false
            serviceDesk: | maxTokenLifetime: 301s%nserviceDesk: | :8:19: maxTokenLifetime: has to be more than 0s and at most 300s
            serviceDesk: | maxTokenLifetime: 60%nserviceDesk: | :8:19: maxTokenLifetime: has to be a number with ms, s or m, such as 60s
            serviceDesk: | framedBy: ["*"]%nserviceDesk: | :8:12: framedBy[0]: must not have a wildcard; name each origin
            serviceDesk: | framedBy: ["https://*.northgate.example"]%nserviceDesk: | :8:12: framedBy[0]: must not have a wildcard; name each origin
            serviceDesk: | framedBy: [http://epr.northgate.example]%nserviceDesk: | :8:12: framedBy[0]: has to be https
            serviceDesk: | framedBy: [https://epr.northgate.example/frame]%nserviceDesk: | :8:12: framedBy[0]: has to be scheme, host and port as a browser sends them
            serviceDesk: | framedBy: ["https://a.example; script-src *"]%nserviceDesk: | :8:12: framedBy[0]: must not have a wildcard; name each origin
            serviceDesk: | framedBy: [https://a.example, https://a.example]%nserviceDesk: | :8:31: framedBy[1]: names https://a.example twice
            serviceDesk: | framedBy: []%nserviceDesk: | :8:11: framedBy: has to name at least one
            phone: 01604 555 0100, | | :8:14: serviceDesk.phone: is missing
            """)
    @DisplayName("K01 a broken organisation file stops the start and says where")
    void refusesABrokenOrganisation(String sound, String broken, String expected) {
        String replacement = broken == null ? "" : broken.replace("%n", "\n");
        refuses(ORGANISATION, text -> text.replace(sound, replacement), expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            freshness: live | setting: dentist%nfreshness: live | :3:10: setting: has to be one of gp, hospital, community, mental-health, urgent-care, hospice, pharmacy, care-home, social-care, ambulance, regional
            freshness: live | freshness: daily | :3:12: freshness: has to be live or overnight
            freshness: live | freshness: live%ndataSince: 2015-02-30 | :4:12: dataSince: has to be a date such as 2015-04-01
            https://fhir.greenfield.example/r4/ | http://fhir.greenfield.example/r4 | :4:14: fhirBaseUrl: has to be https
            https://fhir.greenfield.example/r4/ | http://localhost/r4 | :4:14: fhirBaseUrl: has to be https
            https://fhir.greenfield.example/r4/ | https://fhir.greenfield.example/r4?x=1 | :4:14: fhirBaseUrl: must not have a query (?)
            {kind: none} | {kind: basic} | :5:24: authentication.kind: has to be one of none, header, backend-services
            {kind: none} | {kind: none, name: X} | :5:30: authentication.name: is not a known field
            {kind: none} | {kind: header, name: X-Api-Key} | :5:17: authentication.value: is missing
            {kind: none} | {kind: header, name: X-Api-Key, value: env:MISSING} | :5:56: authentication.value: names a secret that is not there: env:MISSING
            {kind: none} | {kind: header, name: X-Api-Key, value: file:/MISSING/key} | :5:56: authentication.value: names a secret that is not there: file:/MISSING/key
            {kind: none} | {kind: header, name: X-Api-Key, value: file:key} | :5:56: authentication.value: has to be a reference
            supplies: [Patient, AllergyIntolerance] | supplies: [Condition] | :6:11: supplies: has to name Patient
            supplies: [Patient, AllergyIntolerance] | supplies: [Patient, Patient] | :6:21: supplies[1]: names Patient twice
            supplies: [Patient, AllergyIntolerance] | supplies: [Patient, "../x"] | :6:21: supplies[1]: is not the name of a FHIR resource type
            supplies: [Patient, AllergyIntolerance] | supplies: [Patient]%ndeadline: 31s | :7:11: deadline: has to be more than 0s and at most 30s
            supplies: [Patient, AllergyIntolerance] | supplies: [Patient]%ndialect: {pageSize: 1001} | :7:21: dialect.pageSize: has to be a whole number from 1 to 1000
            supplies: [Patient, AllergyIntolerance] | supplies: [Patient]%nconnected: false | :4:14: fhirBaseUrl: must be left out while connected is false
            """)
    @DisplayName("K01 K04 a broken feed file stops the start and says where")
    void refusesABrokenFeed(String sound, String broken, String expected) {
        refuses(FEED, text -> text.replace(sound, broken.replace("%n", "\n")), expected);
    }

    @Test
    @DisplayName("K04 a secret in clear is refused and not repeated in the message")
    void refusesASecretInClear() {
        folder.change(
                FEED, text -> text.replace("{kind: none}", "{kind: header, name: X-Api-Key, value: hunter2hunter2}"));
        assertEquals(1, folder.problems().size());
        assertFalse(folder.problems().getFirst().contains("hunter2"), folder.problems()::toString);
    }

    @Test
    @DisplayName("K04 http is accepted for loopback hosts only, and only when allowed")
    void acceptsLoopbackHttpOnlyWhenAllowed() {
        folder.change(FEED, text -> text.replace("https://fhir.greenfield.example/r4/", "http://127.0.0.1:8080/fhir"));
        assertEquals(1, folder.problems().size());
        ConfigFolder.loader(true).load(folder.root);
        folder.change(FEED, text -> text.replace("127.0.0.1:8080", "localhost.evil.example"));
        assertEquals(1, problemsOf(() -> ConfigFolder.loader(true).load(folder.root)));
    }

    @Test
    void refusesTheSameIssuerOdsCodeOrJwksAddressInTwoOrganisations() {
        folder.write("organisations/southgate.yaml", ConfigFolder.ORGANISATION);
        assertEquals(
                List.of(
                        "organisations/southgate.yaml:2:12: odsCodes[0]: ODS code RNG01 is already claimed in"
                                + " organisations/northgate.yaml:2:12",
                        "organisations/southgate.yaml:3:14: tokenIssuer: token issuer"
                                + " https://epr.northgate.example/launch is already claimed in"
                                + " organisations/northgate.yaml:3:14",
                        "organisations/southgate.yaml:6:12: keys.jwksUrl: the JWKS document"
                                + " https://epr.northgate.example/jwks.json is already claimed in"
                                + " organisations/northgate.yaml:6:12"),
                folder.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: &a Northgate\nother: *a\n",
                "name: !!javax.script.ScriptEngineManager [x]\n",
                "name: !!java.net.URL [http://127.0.0.1/]\n",
                "<<: {name: x}\n",
                "a: [\n",
                "\tname: x\n",
                "- name\n",
                "name: x\n---\nname: y\n",
                "",
                "# nothing\n",
                "name: \u0001\n"
            })
    @DisplayName("K01 K02 what is not one plain YAML block is refused, and nothing is made of its tags")
    void refusesWhatIsNotPlainYaml(String text) {
        folder.write(ORGANISATION, text);
        assertFalse(folder.problems().isEmpty());
        assertTrue(folder.problems().stream().allMatch(p -> p.startsWith(ORGANISATION)), folder.problems()::toString);
    }

    @Test
    @DisplayName("K02 a half-written file, a huge one and one that is no text are refused")
    void refusesHalfWrittenFiles() throws IOException {
        folder.change(ORGANISATION, text -> text.substring(0, text.length() / 2));
        assertFalse(folder.problems().isEmpty());
        folder.write(ORGANISATION, "#".repeat(ConfigSchema.MAX_BYTES + 1));
        assertEquals(List.of(ORGANISATION + ": larger than 256 KB: no file of this kind is"), folder.problems());
        Files.write(folder.root.resolve(ORGANISATION), new byte[] {(byte) 0xc3, 0x28});
        assertEquals(
                List.of(ORGANISATION + ":1:1: is not UTF-8 text from here on: save it as UTF-8"), folder.problems());
        folder.write(ORGANISATION, "a: " + "[".repeat(10_000));
        assertFalse(folder.problems().isEmpty());
    }

    @Test
    void refusesAFolderWithoutOrganisationsOrConnectedFeeds() throws IOException {
        Files.delete(folder.root.resolve(ORGANISATION));
        folder.write(FEED, "name: Hillside Hospice\nodsCode: 8HH01\nconnected: false\n");
        assertEquals(
                List.of(
                        "feeds: no feed is connected, so every page would be empty: add one",
                        "organisations: no organisation is registered, so nobody could launch: add one"),
                folder.problems());
    }

    @Test
    void refusesAMissingFolderAndFilesThatWouldBeIgnored() {
        ConfigFolder empty = ConfigFolder.sound(temporary.resolve("other"));
        empty.write("organisations/second.yml", "name: x\n").write("feeds/Bad Name.yaml", ConfigFolder.FEED);
        assertEquals(
                List.of(
                        "feeds/Bad Name.yaml: the file's name has to be a letter and up to 39 more lower-case letters,"
                                + " digits and hyphens",
                        "organisations/second.yml: would be ignored: the name has to end in .yaml"),
                empty.problems());
        List<String> problems = problemsIn(temporary.resolve("nowhere"));
        assertEquals(4, problems.size(), problems::toString);
    }

    @Test
    void refusesARoleThatOpensLessThanAnUnknownOne() {
        folder.change("access.yaml", text -> text.replace("tabs: []", "tabs: [summary, medicines]"));
        assertEquals(
                List.of("access.yaml:2:5: roles[0]: opens less than unknownRole does; an unknown role gets the least"),
                folder.problems());
    }

    private void refuses(String file, UnaryOperator<String> change, String expected) {
        folder.change(file, change);
        List<String> problems = folder.problems();
        assertTrue(
                problems.stream().anyMatch(p -> p.startsWith(file + expected)),
                () -> "expected " + file + expected + " among " + problems);
    }

    private static List<String> problemsIn(Path root) {
        try {
            ConfigFolder.loader(false).load(root);
            return List.of();
        } catch (LaunchConfigException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    private static int problemsOf(Runnable load) {
        try {
            load.run();
            return 0;
        } catch (LaunchConfigException e) {
            return e.problems().size();
        }
    }
}
