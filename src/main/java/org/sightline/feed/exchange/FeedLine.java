package org.sightline.feed.exchange;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.HttpClients;
import org.sightline.registration.FeedConnection;

/** What outlives one reading of a feed: its credentials, its gate, the number of requests on the wire, what was learnt. */
public final class FeedLine {

    private final FeedConnection connection;
    private final HttpClients clients;
    private final FeedCredentials credentials;
    private final FeedGate gate;
    private final Semaphore wire;
    private final RefusedParameters refusedParameters;
    private final PatientIds patientIds;

    FeedLine(
            FeedConnection connection, HttpClients clients, FeedCredentials credentials, FeedGate gate, Limits limits) {
        this.connection = connection;
        this.clients = clients;
        this.credentials = credentials;
        this.gate = gate;
        this.wire = new Semaphore(limits.atOnce());
        this.refusedParameters = new RefusedParameters(limits.clock());
        this.patientIds = new PatientIds(limits.clock());
    }

    private FeedLine(FeedLine shared, FeedCredentials credentials) {
        this.connection = shared.connection;
        this.clients = shared.clients;
        this.credentials = credentials;
        this.gate = shared.gate;
        this.wire = shared.wire;
        this.refusedParameters = shared.refusedParameters;
        this.patientIds = shared.patientIds;
    }

    /** @param atOnce how many requests at a time */
    record Limits(int atOnce, InstantSource clock) {}

    /** The same line for somebody with credentials of their own. */
    public FeedLine with(FeedCredentials other) {
        return new FeedLine(this, other);
    }

    FeedConnection connection() {
        return connection;
    }

    /**
     * Gets the credentials ready for one reading; empty if they are. Done before the gate, as what one launch lacks says
     * nothing of the feed.
     */
    public Optional<Unavailable> open() {
        try {
            credentials.open();
            return Optional.empty();
        } catch (CredentialsException e) {
            return Optional.of(new Unavailable(Unavailable.Reason.NO_CREDENTIALS, e.detail()));
        }
    }

    HttpClient client() throws IOException {
        return clients.of(connection.tlsConfiguration().orElse(HttpClients.PLATFORM));
    }

    FeedCredentials credentials() {
        return credentials;
    }

    public FeedGate gate() {
        return gate;
    }

    FeedCondition condition() {
        return gate.condition(refusedParameters.now());
    }

    RefusedParameters refusedParameters() {
        return refusedParameters;
    }

    PatientIds patientIds() {
        return patientIds;
    }

    /** One permit per request. */
    Semaphore wire() {
        return wire;
    }
}
