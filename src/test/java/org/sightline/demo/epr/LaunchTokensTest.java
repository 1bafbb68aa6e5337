package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;

class LaunchTokensTest {

    private final EprKeys keys = new EprKeys();
    private final LaunchTokens tokens = new LaunchTokens(keys, "http://localhost:8080");
    private final Story ivy = Stories.asOf(LocalDate.of(2026, 11, 21)).getFirst();

    @Test
    void saysWhoAboutWhomAndForOneMinute() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.sign(EprUser.ALL.getFirst(), ivy));
        var claims = token.getJWTClaimsSet();
        assertEquals("launch+jwt", token.getHeader().getType().getType());
        assertEquals("https://epr.northgate.example/launch", claims.getIssuer());
        assertEquals(List.of("http://localhost:8080/launch"), claims.getAudience());
        assertEquals(
                Map.of(
                        "system", "https://fhir.nhs.uk/Id/nhs-number",
                        "value", "9990000018",
                        "birthDate", "1945-03-12"),
                claims.getJSONObjectClaim("patient"));
        assertEquals(Map.of("ods", "RNG01"), claims.getJSONObjectClaim("organization"));
        assertEquals("TREAT", claims.getStringClaim("purpose_of_use"));
        assertEquals(
                60_000,
                claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
        assertNotEquals(
                claims.getJWTID(),
                SignedJWT.parse(tokens.sign(EprUser.ALL.getFirst(), ivy))
                        .getJWTClaimsSet()
                        .getJWTID());
    }

    @Test
    void namesForWhomASecretaryActsAndNobodyForOthers() throws Exception {
        EprUser sam = EprUser.byId("sam-doyle").orElseThrow();
        assertEquals(
                Map.of(
                        "identifier",
                        Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "999000000012"),
                        "name",
                        "Dr Priya Nair"),
                SignedJWT.parse(tokens.sign(sam, ivy)).getJWTClaimsSet().getJSONObjectClaim("acting_for"));
        assertFalse(SignedJWT.parse(tokens.sign(EprUser.ALL.getFirst(), ivy))
                .getJWTClaimsSet()
                .getClaims()
                .containsKey("acting_for"));
    }

    @Test
    void isSignedWithTheKeyEachOrganisationPublishes() throws Exception {
        for (EprUser user : EprUser.ALL) {
            SignedJWT token = SignedJWT.parse(tokens.sign(user, ivy));
            JWKSet published = JWKSet.parse(keys.publicKeys(user.organisation()));
            var key = published.getKeyByKeyId(token.getHeader().getKeyID());
            assertFalse(key.isPrivate());
            assertEquals(user.organisation().algorithm(), token.getHeader().getAlgorithm());
            assertTrue(token.verify(
                    key.getKeyType().equals(KeyType.EC)
                            ? new ECDSAVerifier(key.toECKey())
                            : new RSASSAVerifier(key.toRSAKey())));
        }
    }
}
