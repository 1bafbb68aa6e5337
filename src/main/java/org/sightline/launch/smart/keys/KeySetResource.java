package org.sightline.launch.smart.keys;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SecretReference;

/** Publishes the public halves of the keys we sign with: those in use, and those that will be. */
@Path("/.well-known/jwks.json")
@RunOnVirtualThread
class KeySetResource {

    private static final Logger LOG = Logger.getLogger(KeySetResource.class);

    private final LaunchConfigSource config;
    private final ClientKeys keys;

    @Inject
    KeySetResource(LaunchConfigSource config, ClientKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    @GET
    @Produces("application/json")
    public Map<String, Object> published() {
        Map<String, JWK> byThumbprint = new LinkedHashMap<>();
        config.current().organisations().stream()
                .map(LaunchRegistration::smart)
                .flatMap(smart -> smart.stream())
                .map(smart -> smart.authentication())
                .filter(PrivateKeyJwt.class::isInstance)
                .map(authentication -> ((PrivateKeyJwt) authentication).keys())
                .distinct()
                .forEach(set -> addAll(set, byThumbprint));
        return new JWKSet(byThumbprint.values().stream().toList()).toJSONObject(true);
    }

    /** A set that cannot be read leaves the others published; the launch that needs it says so. */
    private void addAll(SecretReference set, Map<String, JWK> published) {
        try {
            for (JWK key : keys.all(set)) {
                if (key instanceof AsymmetricJWK
                        && key.getKeyID() != null
                        && ClientAssertion.ALGORITHMS.contains(key.getAlgorithm())) {
                    published.putIfAbsent(key.getKeyID(), publicHalf(key));
                }
            }
        } catch (CredentialsException e) {
            LOG.errorf("Keys cannot be published: %s", e.detail());
        }
    }

    /** Only what a server needs to check a signature. */
    private static JWK publicHalf(JWK key) {
        Map<String, Object> members = new TreeMap<>(key.toPublicJWK().toJSONObject());
        members.keySet().removeAll(java.util.Set.of("nbf", "exp", "iat", "key_ops"));
        members.put("use", KeyUse.SIGNATURE.identifier());
        try {
            return JWK.parse(members);
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("a public key that cannot be read again", e);
        }
    }
}
