package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.server.Scopes;
import org.sightline.registration.LaunchRegistration;

/** What is handed to an EHR's administrator, read as an authorization server reads it (RFC 7591). */
class ClientRegistrationTest {

    private static final ViewerAddress ADDRESS = new ViewerAddress("https://viewer.example.nhs.uk", false);

    @Test
    void anAuthorizationServerReadsEveryValueOfTheMetadata() throws Exception {
        try (MockEhr ehr = SmartNode.asymmetricEhr()) {
            LaunchRegistration own = SmartOrganisations.registration("eastfield", ehr);
            ClientRegistration client = ClientRegistration.of(own, own.smart().orElseThrow(), ADDRESS);
            OIDCClientMetadata read = OIDCClientMetadata.parse(JSONObjectUtils.parse(client.json()));
            assertEquals(
                    Set.of(URI.create("https://viewer.example.nhs.uk/smart/callback/eastfield")),
                    read.getRedirectionURIs());
            assertEquals(URI.create("https://viewer.example.nhs.uk/smart/launch"), read.getInitiateLoginURI());
            assertEquals(URI.create("https://viewer.example.nhs.uk/.well-known/jwks.json"), read.getJWKSetURI());
            assertEquals(ClientAuthenticationMethod.PRIVATE_KEY_JWT, read.getTokenEndpointAuthMethod());
            assertEquals("ES384", read.getTokenEndpointAuthJWSAlg().getName());
            assertEquals(Set.of(ResponseType.CODE), read.getResponseTypes());
            assertEquals(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN), read.getGrantTypes());
            String asked = ClientChecks.form(new SmartNode(own).start(ehr).getRawQuery())
                    .get("scope");
            assertEquals(Scope.parse(asked), read.getScope());
            assertEquals("Sightline", read.getName());
            assertEquals(Scopes.wanted(own.smart().orElseThrow(), false), client.olderScope());
        }
    }

    @Test
    void aClientWithASecretHasNoKeysAndTheSecretIsNotThere() throws Exception {
        try (MockEhr ehr = SmartNode.symmetricEhr()) {
            LaunchRegistration own = SmartOrganisations.symmetric("eastfield", ehr);
            ClientRegistration client = ClientRegistration.of(own, own.smart().orElseThrow(), ADDRESS);
            OIDCClientMetadata read = OIDCClientMetadata.parse(JSONObjectUtils.parse(client.json()));
            assertEquals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, read.getTokenEndpointAuthMethod());
            assertEquals(Optional.empty(), Optional.ofNullable(read.getJWKSetURI()));
            assertFalse(client.json().contains("CLIENT_SECRET") || client.json().contains(SmartNode.CLIENT_SECRET));
        }
    }
}
