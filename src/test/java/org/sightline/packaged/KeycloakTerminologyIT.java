package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.command.CodesRun;
import org.sightline.codes.command.ExpandingServer;

/** {@code codes fetch} with tokens of a real Keycloak, which is what gives them for the national terminology server. */
@EnabledIfEnvironmentVariable(
        named = Keycloak.HOME,
        matches = ".+",
        disabledReason = "SIGHTLINE_TEST_KEYCLOAK does not name the folder of an unpacked Keycloak")
@ExtendWith(Keycloak.OfTheRun.class)
class KeycloakTerminologyIT {

    private static final String CLIENT = "lists-of-northgate";

    /** With what RFC 6749 has encoded in HTTP Basic. */
    private static final String SECRET = "a+b/c:d%20e=";

    @TempDir
    Path folder;

    private final List<String> tokens = new ArrayList<>();

    @Test
    @DisplayName("VS9 a list is fetched whole with the tokens of a Keycloak, although they end on the way")
    void fetchesWithTokensThatEndOnTheWay(Keycloak keycloak) throws Exception {
        CodesRun run = new CodesRun(folder);
        String issuer = keycloak.realm("https://viewer.example.nhs.uk/x", KeycloakTerminologyIT::addClient);
        try (ExpandingServer server = new ExpandingServer(2_500)) {
            server.authorized = header -> isGood(header, issuer);
            CodesRun.Ended ended = fetch(run, server, issuer, SECRET);
            assertEquals(0, ended.code(), ended.lines()::toString);
            assertEquals(2_500, run.lists().getFirst().size());
            assertTrue(tokens.stream().distinct().count() > 1, "by another token");
            CodesRun.Ended refused = fetch(run, server, issuer, "another");
            assertEquals(2, refused.code());
            assertTrue(refused.lines().getFirst().startsWith("Not done: the token endpoint refused us: 401"));
        }
    }

    private static CodesRun.Ended fetch(CodesRun run, ExpandingServer server, String issuer, String secret)
            throws IOException {
        return run.run(
                "fetch",
                "--server",
                server.base().replace("/fhir", "/production1/fhir"),
                "--url",
                "http://snomed.info/sct?fhir_vs=refset/999004691000230108",
                "--name",
                "fetched",
                "--token-url",
                issuer + "/protocol/openid-connect/token",
                "--client-id",
                CLIENT,
                "--secret",
                "file:" + run.file("secret", secret));
    }

    /** A page takes longer than a token is good for. */
    private boolean isGood(String header, String issuer) {
        String token = header.replaceFirst("^Bearer ", "");
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            boolean good = claims.getIssuer().equals(issuer)
                    && CLIENT.equals(claims.getStringClaim("azp"))
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now());
            if (good) {
                tokens.add(token);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Keycloak.TOKEN_SECONDS));
            }
            return good;
        } catch (ParseException _) {
            return false;
        }
    }

    private static void addClient(ObjectNode realm) {
        realm.withArray("clients")
                .addObject()
                .put("clientId", CLIENT)
                .put("secret", SECRET)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("clientAuthenticatorType", "client-secret")
                .put("standardFlowEnabled", false)
                .put("serviceAccountsEnabled", true);
    }
}
