package org.sightline.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.Semaphore;
import org.sightline.registration.FeedConnection;

/** What outlives one reading of a feed: its credentials, its gate and the number of requests on the wire. */
final class FeedLine {

    private final FeedConnection connection;
    private final FeedClients clients;
    private final FeedCredentials credentials;
    private final FeedGate gate;
    private final Semaphore wire;

    FeedLine(FeedConnection connection, FeedClients clients, FeedCredentials credentials, FeedGate gate, int atOnce) {
        this.connection = connection;
        this.clients = clients;
        this.credentials = credentials;
        this.gate = gate;
        this.wire = new Semaphore(atOnce);
    }

    FeedConnection connection() {
        return connection;
    }

    HttpClient client() throws IOException {
        return clients.of(connection.tlsConfiguration());
    }

    FeedCredentials credentials() {
        return credentials;
    }

    FeedGate gate() {
        return gate;
    }

    /** One permit per request. */
    Semaphore wire() {
        return wire;
    }
}
