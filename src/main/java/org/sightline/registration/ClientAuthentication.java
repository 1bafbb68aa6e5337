package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * How we prove to an EHR's authorization server that it is us who asks for a token.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/client-authentication.html">SMART: client authentication</a>
 */
public sealed interface ClientAuthentication {

    /**
     * A statement signed with a key of ours ({@code private_key_jwt}).
     *
     * @param algorithm RS384 or ES384
     * @param keys the secret that holds our private keys as a JWK Set; the newest that is in force signs
     */
    record PrivateKeyJwt(JWSAlgorithm algorithm, SecretReference keys) implements ClientAuthentication {}

    /**
     * A shared secret, sent as HTTP Basic.
     *
     * @param plain whether id and secret go as they are, for servers that take them so, and not encoded as a form's values
     */
    record ClientSecretBasic(SecretReference secret, boolean plain) implements ClientAuthentication {}
}
