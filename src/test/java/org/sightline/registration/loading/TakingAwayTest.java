package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.OdsCode;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;

/** What a folder takes away counts, whatever else is wrong with it; what it adds waits. */
class TakingAwayTest {

    private static final String NORTHGATE = "organisations/northgate.yaml";
    private static final String SOUTHGATE = "organisations/southgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";
    private static final String ACCESS = "access.yaml";
    static final String ROLES = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";

    @TempDir
    Path temporary;

    private ReloadingNode node;

    @BeforeEach
    void start() throws JOSEException {
        node = nodeOf(temporary.resolve("config"));
    }

    /** With two organisations, of which Southgate has much to take away. */
    static ReloadingNode nodeOf(Path root) throws JOSEException {
        ConfigFolder folder = ConfigFolder.sound(root);
        folder.write(SOUTHGATE, """
                name: Southgate Trust
                odsCodes: [RSG01, RSG02]
                tokenIssuer: https://epr.southgate.example/launch
                algorithm: ES256
                keys:
                  static:
                    - {kid: k1, notAfter: 2027-06-30, jwk: %s}
                    - {kid: k2, notAfter: 2027-06-30, jwk: %s}
                allowedOrigins: [https://epr.southgate.example, https://old.southgate.example]
                framedBy: [https://epr.southgate.example, https://old.southgate.example]
                serviceDesk: {name: Southgate desk, phone: 01604 555 0100, email: desk@southgate.example}
                """.formatted(key(), key()));
        folder.write(ACCESS, """
                roles:
                  - name: Nurse
                    codes: [{system: %1$s, code: R8001}, {system: %1$s, code: R8002}]
                    tabs: [summary, documents]
                  - name: Clerk
                    codes: [{system: %1$s, code: R8010}]
                    tabs: [summary]
                unknownRole:
                  tabs: []
                override:
                  roles: [Nurse, Clerk]
                  organisations: [southgate]
                  reasons: [{code: consent, words: The patient agreed}]
                """.formatted(ROLES));
        return new ReloadingNode(folder);
    }

    private static String key() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName(
            "K-TAKE-1 a removed organisation is out although another file is broken, and comes back only once all is whole")
    void aRemovedOrganisationIsOutThoughAnotherFileIsBroken() throws IOException {
        String southgate = Files.readString(node.folder.root.resolve(SOUTHGATE));
        breakTheFeed();
        Files.delete(node.folder.root.resolve(SOUTHGATE));
        node.look(2);
        assertEquals(List.of("northgate"), organisations());
        assertEquals(List.of("changed", "refused"), node.trail.kinds());
        assertEquals(
                "changed " + node.atStart + " -> " + node.config().version() + " [" + SOUTHGATE + "]",
                node.trail.entries.getFirst());
        assertEquals(1, node.told.size());
        assertEquals(2, node.told.getFirst().before().organisations().size());
        assertEquals(SOUTHGATE + ": the organisation", taken());
        assertEquals(1, node.log.countOf("counts all the same"));
        node.look(3);
        assertEquals(1, node.told.size());

        node.folder.write(SOUTHGATE, southgate);
        node.look(3);
        assertEquals(List.of("northgate"), organisations(), "what is added waits");
        node.folder.write(FEED, ConfigFolder.FEED);
        node.look(2);
        assertEquals(List.of("northgate", "southgate"), organisations());
        assertEquals(node.atStart, node.config().version());
        assertEquals("", taken());
        assertTrue(node.reload.refused().isEmpty());
        assertEquals("changed", node.trail.kinds().getLast());
    }

    @Test
    @DisplayName("K-TAKE-1 a removed ODS code, key, origin or frame counts no more; a new one waits")
    void partsOfAnOrganisationAreTakenAway() {
        breakTheFeed();
        change(text -> text.replace("[RSG01, RSG02]", "[RSG02, RSG03]")
                .replaceFirst("    - \\{kid: k1.*\n", "")
                .replace(", https://old.southgate.example]", ", https://new.southgate.example]"));
        LaunchRegistration left = southgate();
        assertEquals(List.of(new OdsCode("RSG02")), left.odsCodes());
        assertEquals("[https://epr.southgate.example]", left.framedBy().toString());
        assertEquals(
                "[https://epr.southgate.example]",
                left.token().orElseThrow().allowedOrigins().toString());
        assertEquals(List.of("k2"), kids(left));
        assertEquals(
                Stream.of(
                                "ODS code RSG01",
                                "frames of https://old.southgate.example",
                                "key k1",
                                "launches from https://old.southgate.example")
                        .map(words -> SOUTHGATE + ": " + words)
                        .sorted()
                        .toList(),
                node.reload.takenAway().stream().map(Object::toString).toList());
    }

    @Test
    @DisplayName("K-TAKE-1 a key is out although its own file has another error, and so is one replaced under its name")
    void aKeyIsTakenOutOfAFileWithAnError() throws JOSEException {
        String other = key();
        change(text -> text.replaceFirst("    - \\{kid: k1.*\n", "")
                .replace("serviceDesk", "serviceDisk")
                .replaceFirst("(kid: k2.*jwk: ).*", "$1" + other + "}"));
        assertEquals(List.of("northgate"), organisations(), "without any key nothing is left");
    }

    @Test
    @DisplayName("K-TAKE-1 what cannot be read takes nothing away")
    void whatCannotBeReadTakesNothingAway() {
        change(text -> text.replace("odsCodes", "odsCode").replace("algorithm: ES256", "algorithm: ES257"));
        assertEquals(node.atStart, node.config().version());
        change(_ -> "name: [Southgate\n");
        node.folder.write(ACCESS, "roles: {}\n");
        node.look(2);
        assertEquals(node.atStart, node.config().version());
        assertEquals(List.of(), node.told);
    }

    @Test
    @DisplayName("K-TAKE-1 a file that is emptied or turned into comments vouches for nobody")
    void aFileOfCommentsVouchesForNobody() {
        change(text -> text.lines().map(line -> "# " + line + "\n").reduce("", String::concat));
        assertEquals(List.of("northgate"), organisations());
    }

    @Test
    @DisplayName("K-TAKE-1 another issuer or algorithm closes the door until all is whole")
    void anotherIssuerClosesTheDoor() {
        breakTheFeed();
        change(text -> text.replace("southgate.example/launch", "southgate.example/other"));
        assertEquals(List.of("northgate"), organisations());
    }

    private void breakTheFeed() {
        node.folder.change(FEED, text -> text.replace("freshness", "fresness"));
    }

    private void change(UnaryOperator<String> change) {
        node.folder.change(SOUTHGATE, change);
        node.look(2);
    }

    private List<String> organisations() {
        return node.config().organisations().stream()
                .map(LaunchRegistration::id)
                .toList();
    }

    private LaunchRegistration southgate() {
        return node.config().byId("southgate").orElseThrow();
    }

    private static List<String> kids(LaunchRegistration organisation) {
        return organisation.token().orElseThrow().keys() instanceof KeySource.StaticKeys(var keys)
                ? keys.stream().map(key -> key.jwk().getKeyID()).toList()
                : List.of();
    }

    private String taken() {
        return String.join(
                ", ", node.reload.takenAway().stream().map(Object::toString).toList());
    }
}
