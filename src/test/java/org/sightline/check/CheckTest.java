package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.loading.ConfigFolder;

/** What a person or a pipeline reads, whole lines. */
class CheckTest {

    @TempDir
    Path temporary;

    private CheckedFolder folder;

    @BeforeEach
    void writeSoundFolder() throws IOException {
        folder = new CheckedFolder(temporary);
    }

    @Test
    void endsWithZeroAndOneLineWhenAllIsWell() {
        assertEquals(
                new CheckedFolder.Outcome(0, List.of(folder + ": no errors, no warnings")),
                CheckedFolder.check(Map.of(), folder.toString()));
    }

    @Test
    @DisplayName("settings for an object store in the environment are checked too")
    void checksTheSettingsOfAnObjectStore() {
        Map<String, String> environment = Map.of(
                "SIGHTLINE_AUDIT_CHECKPOINT_S3_ENDPOINT", "https://store.example",
                "SIGHTLINE_AUDIT_CHECKPOINT_S3_BUCKET", "checkpoints",
                "SIGHTLINE_AUDIT_CHECKPOINT_S3_ACCESS_KEY_ID", "AKIA1");
        assertEquals(
                new CheckedFolder.Outcome(
                        1,
                        List.of(
                                "environment: error: sightline.audit.checkpoint.s3.access-key-id has to be file:/path or"
                                        + " env:NAME",
                                folder + ": 1 error, no warnings")),
                CheckedFolder.check(environment, folder.toString()));
    }

    @Test
    @DisplayName("K01 K04 every error of every file is a line with file, line and column")
    void namesEveryErrorWithItsPlace() throws IOException {
        folder.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION.replace("odsCodes", "odsCode").replace("jwksUrl: https", "jwksUrl: http"));
        folder.write("feeds/greenfield.yaml", ConfigFolder.FEED.replace("AllergyIntolerance", "AlergyIntolerance"));
        folder.write("access.yaml", ConfigFolder.ACCESS.replace("[summary]", "[summry]"));
        assertEquals(
                new CheckedFolder.Outcome(
                        1,
                        List.of(
                                folder.at(
                                        "access.yaml:4:12: error: roles[0].tabs[0]: there is no tab summry; did you mean"
                                                + " summary?"),
                                folder.at(
                                        "feeds/greenfield.yaml:6:21: error: supplies[1]: is not the name of a FHIR resource"
                                                + " type, such as Patient; did you mean AllergyIntolerance?"),
                                folder.at("organisations/northgate.yaml:1:1: error: odsCodes: is missing"),
                                folder.at(
                                        "organisations/northgate.yaml:2:1: error: odsCode: is not a known field; did you"
                                                + " mean odsCodes?"),
                                folder.at("organisations/northgate.yaml:6:12: error: keys.jwksUrl: has to be https"),
                                folder + ": 5 errors, no warnings")),
                CheckedFolder.check(Map.of(), folder.toString()));
    }

    @Test
    @DisplayName("K02 what is wrong with a file as a whole is told at its first line")
    void pointsAtTheFirstLineOfAFileThatCannotBeRead() throws IOException {
        folder.write("organisations/northgate.yml", ConfigFolder.ORGANISATION);
        folder.delete("access.yaml");
        folder.write("feeds/greenfield.yaml", "name: [Greenfield\n");
        assertEquals(
                new CheckedFolder.Outcome(
                        1,
                        List.of(
                                folder.at("access.yaml:1:1: error: is missing in " + folder),
                                folder.at(
                                        "feeds/greenfield.yaml:1:7: error: is not valid YAML: a list that begins with ["
                                                + " here lacks a comma, or its ] at the end"),
                                folder.at(
                                        "organisations/northgate.yml:1:1: error: would be ignored: the name has to end in"
                                                + " .yaml"),
                                folder + ": 3 errors, no warnings")),
                CheckedFolder.check(Map.of(), folder.toString()));
    }

    @Test
    @DisplayName("K03 a key that ends within 30 days is a warning, one that has ended an error")
    void warnsOfKeysAboutToEnd() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        folder.write("organisations/northgate.yaml", withStaticKey(key, "2026-12-01"));
        List<String> expected = List.of(
                folder.at(
                        "organisations/northgate.yaml:8:17: warning: keys.static[0].notAfter: the key ends in 11 days: ask"
                                + " the organisation for its next key and add it beside this one"),
                folder + ": no errors, 1 warning");
        assertEquals(new CheckedFolder.Outcome(0, expected), CheckedFolder.check(Map.of(), folder.toString()));
        assertEquals(
                new CheckedFolder.Outcome(1, expected), CheckedFolder.check(Map.of(), "--strict", folder.toString()));
        folder.write("organisations/northgate.yaml", withStaticKey(key, "2026-12-20"));
        assertEquals(
                0, CheckedFolder.check(Map.of(), "--strict", folder.toString()).code());
        folder.write("organisations/northgate.yaml", withStaticKey(key, "2026-11-01"));
        assertEquals(
                new CheckedFolder.Outcome(
                        1,
                        List.of(
                                folder.at(
                                        "organisations/northgate.yaml:8:17: error: keys.static[0].notAfter: the key ended"
                                                + " at 2026-11-02T00:00:00Z and opens no launch: ask the organisation"
                                                + " for its next key and replace this one"),
                                folder + ": 1 error, no warnings")),
                CheckedFolder.check(Map.of(), folder.toString()));
    }

    @Test
    void warnsOfSecretsThatMayBeOnAnotherMachineAndOfFilesNobodyReads() throws IOException {
        folder.write(
                "feeds/greenfield.yaml",
                ConfigFolder.FEED.replace("{kind: none}", "{kind: header, name: X-Key, value: env:NO_SUCH}"));
        folder.write("acess.yaml", ConfigFolder.ACCESS);
        assertEquals(
                new CheckedFolder.Outcome(
                        0,
                        List.of(
                                folder.at(
                                        "acess.yaml:1:1: warning: is not read; what is read are organisations/, feeds/,"
                                                + " value-sets/, access.yaml, withheld.yaml, objections.yaml and alerts.yaml"),
                                folder.at(
                                        "feeds/greenfield.yaml:5:52: warning: authentication.value: names a secret that is"
                                                + " not there: env:NO_SUCH; the viewer does not start where it is missing"),
                                folder + ": no errors, 2 warnings")),
                CheckedFolder.check(Map.of(), folder.toString()));
    }

    @Test
    void findsTheFolderAndTheLoopbackSettingInTheEnvironment() throws IOException {
        folder.write(
                "feeds/greenfield.yaml",
                ConfigFolder.FEED.replace("https://fhir.greenfield.example", "http://localhost:8080"));
        assertEquals(
                1,
                CheckedFolder.check(Map.of("SIGHTLINE_LAUNCH_CONFIG", folder.toString()))
                        .code());
        assertEquals(
                0,
                CheckedFolder.check(Map.of(
                                "SIGHTLINE_LAUNCH_CONFIG", folder.toString(), "SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true"))
                        .code());
    }

    @Test
    void endsWithTwoWhenNothingCouldBeChecked() {
        assertEquals(
                new CheckedFolder.Outcome(2, List.of("There is no folder " + folder + "/none.")),
                CheckedFolder.check(Map.of(), folder + "/none"));
        assertEquals(
                new CheckedFolder.Outcome(2, List.of("There is no option --fast here. See ./sightline check --help.")),
                CheckedFolder.check(Map.of(), "--fast"));
        assertEquals(
                new CheckedFolder.Outcome(2, List.of("check takes one folder, not two. See ./sightline check --help.")),
                CheckedFolder.check(Map.of(), "a", "b"));
    }

    private static String withStaticKey(JWK key, String notAfter) {
        return ConfigFolder.ORGANISATION.replace(
                "jwksUrl: https://epr.northgate.example/jwks.json",
                "static:\n    - kid: k1\n      notAfter: " + notAfter + "\n      jwk: " + key.toJSONString());
    }
}
