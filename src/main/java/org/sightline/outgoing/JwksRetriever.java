package org.sightline.outgoing;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;

/** Fetches a JWKS document of at most 50 KB. */
public final class JwksRetriever implements ResourceRetriever, AutoCloseable {

    public static final int MAX_BYTES = 50 * 1024;

    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/jwk-set+json, application/json");

    private final Outgoing outgoing;

    public JwksRetriever(Duration deadline) {
        this.outgoing = new Outgoing(deadline, MAX_BYTES);
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Outgoing.Answer answer = outgoing.get(URI.create(url.toString()), ACCEPT);
        if (answer.status() != 200) {
            throw new IOException("answered with status " + answer.status());
        }
        return new Resource(answer.body(), answer.contentType().isEmpty() ? null : answer.contentType());
    }

    @Override
    public void close() {
        outgoing.close();
    }
}
