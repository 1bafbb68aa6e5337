package org.sightline.launch.smart.tokens;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import org.sightline.context.LaunchId;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SecretReference;

/**
 * Encrypts what is kept of an EHR's tokens: a JWE by AES-256-GCM, whose protected header names the key and the launch,
 * so that one launch's row is useless as another's.
 */
@Singleton
public class TokenSeal {

    private static final String LAUNCH = "launch";

    private final ClientKeys keys;

    @Inject
    public TokenSeal(ClientKeys keys) {
        this.keys = keys;
    }

    /** Whether there is a key to seal with. */
    public void require(SecretReference set) throws CredentialsException {
        keys.current(set, TokenSeal::isFit);
    }

    String seal(SecretReference set, LaunchId launchId, String text) throws CredentialsException {
        JWK key = keys.current(set, TokenSeal::isFit);
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .customParam(LAUNCH, launchId.value())
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(text));
        try {
            sealed.encrypt(new DirectEncrypter(key.toOctetSequenceKey()));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new CredentialsException("the token key cannot encrypt");
        }
    }

    String open(SecretReference set, LaunchId launchId, String text) throws CredentialsException {
        try {
            JWEObject sealed = JWEObject.parse(text);
            JWEHeader header = sealed.getHeader();
            if (!launchId.value().equals(header.getCustomParam(LAUNCH))) {
                throw new CredentialsException("tokens of another launch");
            }
            JWK key = keys.named(set, String.valueOf(header.getKeyID()))
                    .filter(TokenSeal::isFit)
                    .orElseThrow(() -> new CredentialsException("the token key is no longer in its set"));
            sealed.decrypt(new DirectDecrypter(key.toOctetSequenceKey()));
            return sealed.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw new CredentialsException("stored tokens cannot be decrypted");
        }
    }

    private static boolean isFit(JWK key) {
        return key instanceof OctetSequenceKey secret && secret.size() == 256;
    }
}
