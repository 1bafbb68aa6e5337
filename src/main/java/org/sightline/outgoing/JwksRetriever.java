package org.sightline.outgoing;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches a JWKS document of at most 50 KB. */
public final class JwksRetriever implements ResourceRetriever, AutoCloseable {

    public static final int MAX_BYTES = 50 * 1024;

    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/jwk-set+json, application/json");

    private final Outgoing outgoing;

    /** No document came; the message holds nothing of request or answer. */
    public static final class NotFetchedException extends IOException {
        NotFetchedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }

    public JwksRetriever(Duration deadline) {
        this.outgoing = new Outgoing(deadline, MAX_BYTES);
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Outgoing.Answer answer;
        try {
            answer = outgoing.get(URI.create(url.toString()), ACCEPT);
        } catch (IOException e) {
            throw new NotFetchedException(String.valueOf(e.getMessage()), e);
        }
        if (answer.status() != 200) {
            throw new NotFetchedException("answered with status " + answer.status(), null);
        }
        return new Resource(answer.body(), answer.contentType().isEmpty() ? null : answer.contentType());
    }

    @Override
    public void close() {
        outgoing.close();
    }
}
