package org.sightline.launch.smart.server;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.SmartRegistration;

/** The keys that EHRs' authorization servers sign with: fetched as their registration says, and kept for a while. */
final class ServerKeys {

    private static final int MOST_KEYS = 20;
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/jwk-set+json, application/json");

    private final EhrCalls calls;
    private final Map<Published, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    ServerKeys(EhrCalls calls) {
        this.calls = calls;
    }

    /** Two EHRs may name the same address and be asked with different certificates. */
    private record Published(SmartRegistration ehr, URI address) {}

    /** Keys of the server's own document only, whatever the header says; without a {@code kid}, all that could fit. */
    List<JWK> fitting(SmartRegistration ehr, URI address, JWSHeader header) throws KeySourceException {
        JWKMatcher.Builder fit = new JWKMatcher.Builder()
                .keyType(KeyType.forAlgorithm(header.getAlgorithm()))
                .keyUses(KeyUse.SIGNATURE, null);
        Optional.ofNullable(header.getKeyID()).ifPresent(fit::keyID);
        return source(new Published(ehr, address)).get(new JWKSelector(fit.build()), null).stream()
                .limit(MOST_KEYS)
                .toList();
    }

    /** All that may sign, as they are published now, whatever is remembered. */
    List<JWK> published(SmartRegistration ehr, URI address) throws IOException, ParseException {
        return JWKSet.parse(fetched(ehr, address.toURL()).getContent()).getKeys().stream()
                .filter(key -> KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType()))
                .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .toList();
    }

    /** The next question fetches them anew. */
    void forget(SmartRegistration ehr, URI address) {
        sources.remove(new Published(ehr, address));
    }

    private JWKSource<SecurityContext> source(Published published) {
        return sources.computeIfAbsent(published, known -> {
            ResourceRetriever retriever = url -> fetched(known.ehr(), url);
            try {
                return JWKSourceBuilder.<SecurityContext>create(known.address().toURL(), retriever)
                        .cache(300_000, 15_000)
                        .refreshAheadCache(false)
                        .rateLimited(10_000)
                        .retrying(true)
                        .outageTolerant(3_600_000)
                        .build();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    private Resource fetched(SmartRegistration ehr, URL url) throws IOException {
        Outgoing.Answer answer = calls.get(ehr, URI.create(url.toString()), ACCEPT);
        if (answer.status() != 200) {
            throw new IOException("answered with " + answer);
        }
        return new Resource(answer.body(), answer.contentType());
    }
}
