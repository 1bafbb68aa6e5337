package org.sightline.trail.repository;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SecretReference;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.fhir.TrailEvents;

/**
 * An audit record repository that takes AuditEvents.
 *
 * @see <a href="https://profiles.ihe.net/ITI/TF/Volume2/ITI-20.html">IHE ITI-20, Send Audit Resource Request</a>
 */
final class FhirRepository implements EventDestination {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_OF_THE_ANSWER = 65_536;
    private static final String FHIR_JSON = "application/fhir+json";

    private final URI address;
    private final SmallRequests requests;
    private final TrailEvents events;
    private final Secrets secrets;
    private final @Nullable SecretReference token;

    /** @param tlsConfiguration the name of one, or {@link HttpClients#PLATFORM} */
    FhirRepository(Server server, HttpClients clients, String tlsConfiguration, TrailEvents events) {
        this.address = server.address();
        this.token = server.tokenOrNull();
        this.secrets = server.secrets();
        this.requests = new SmallRequests(clients, tlsConfiguration, DEADLINE, MOST_OF_THE_ANSWER);
        this.events = events;
    }

    /**
     * Where it is, and what lets us in.
     *
     * @param address to which an AuditEvent is posted
     * @param tokenOrNull where the bearer token is; null if none is asked for
     */
    record Server(URI address, @Nullable SecretReference tokenOrNull, Secrets secrets) {

        /**
         * @param tokenOrNull a reference to the bearer token
         * @throws IllegalArgumentException if the settings are of another form
         */
        static Server of(URI base, @Nullable String tokenOrNull, Secrets secrets, boolean loopbackHttp) {
            boolean loopback = loopbackHttp && "http".equals(base.getScheme()) && "localhost".equals(base.getHost());
            if (base.getHost() == null || !("https".equals(base.getScheme()) || loopback)) {
                throw new IllegalArgumentException("sightline.audit.repository.fhir has to be https and a host");
            }
            SecretReference reference = tokenOrNull == null
                    ? null
                    : SecretReference.of(tokenOrNull)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "sightline.audit.repository.fhir-token has to be file:/path or env:NAME"));
            return new Server(URI.create(base.toString().replaceFirst("/+$", "") + "/AuditEvent"), reference, secrets);
        }
    }

    @Override
    public String name() {
        return "fhir";
    }

    @Override
    public int atOnce() {
        return 100;
    }

    @Override
    public void send(List<TrailEntry> entries) throws NotTakenException, InterruptedException {
        int taken = 0;
        try {
            Map<String, String> headers = headers();
            for (TrailEntry entry : entries) {
                post(entry, headers);
                taken++;
            }
        } catch (IOException e) {
            throw new NotTakenException(taken, String.valueOf(e.getMessage()), e);
        }
    }

    private void post(TrailEntry entry, Map<String, String> headers) throws IOException, InterruptedException {
        String event = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(events.of(entry));
        SmallRequests.Answer answer = requests.post(address, FHIR_JSON, event, headers);
        if (answer.status() < 200 || answer.status() > 299) {
            throw new IOException("entry %d was answered with %s".formatted(entry.sequence(), answer));
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Prefer", "return=minimal"));
        if (token != null) {
            headers.put("Authorization", "Bearer " + secrets.read(token));
        }
        return headers;
    }
}
