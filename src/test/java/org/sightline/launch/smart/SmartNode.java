package org.sightline.launch.smart;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.sightline.database.Database;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchRowsOf;
import org.sightline.launch.LaunchService;
import org.sightline.launch.OpenGate;
import org.sightline.launch.OpenSessions;
import org.sightline.launch.RecordedTrail;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.TestLog;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.check.ClientSteps;
import org.sightline.launch.smart.check.ServerSteps;
import org.sightline.launch.smart.check.SmartServerCheck;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.keys.KeyRotation;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.smart.server.EhrRequests;
import org.sightline.launch.smart.server.IdTokenKeys;
import org.sightline.launch.smart.server.IdTokens;
import org.sightline.launch.smart.tokens.EhrAccess;
import org.sightline.launch.smart.tokens.HeldTokens;
import org.sightline.launch.smart.tokens.TokenRenewal;
import org.sightline.launch.smart.tokens.TokenRequests;
import org.sightline.launch.smart.tokens.TokenSeal;
import org.sightline.launch.smart.tokens.TokenServer;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SslContexts;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.TestDatabase;

/** One node of the viewer behind the SMART door, everything real but sessions and trail, and one browser in front of it. */
public final class SmartNode {

    public static final String CLIENT_SECRET = "s3cret/with+odd=signs";

    private static final ECKey OUR_KEY = MockIdTokens.elliptic("viewer-1");
    private static final JWKSet TOKEN_KEYS =
            new JWKSet(KeyRotation.rotated(List.of(), KeyRotation.Kind.TOKENS, Instant.now()));

    /** For each test class that runs at the time: a node whose clock runs ahead clears away what others wait for. */
    private static final ThreadLocal<TestDatabase> DATABASE = ThreadLocal.withInitial(TestDatabase::migrated);

    /** By name; none is a fault. */
    public final Map<String, SSLContext> tlsContexts = new HashMap<>();

    private final SslContexts tls = name -> Optional.ofNullable(tlsContexts.get(name))
            .orElseThrow(() -> new IOException("no TLS configuration " + name));

    public final RecordedTrail trail = new RecordedTrail();
    public final OpenSessions sessions = new OpenSessions(trail);
    public final Map<String, String> environment = new HashMap<>(Map.of(
            "CLIENT_KEYS", new JWKSet(OUR_KEY).toString(false),
            "CLIENT_SECRET", CLIENT_SECRET,
            "TOKEN_KEYS", TOKEN_KEYS.toString(false)));
    public final Map<String, String> cookies = new HashMap<>();
    public final HttpClients clients;
    public final PublishedKeySets keySets;
    public final Discovery discovery;
    public final HeldTokens held;
    public final EhrAccess access;
    public final SmartDoor door;
    public final SmartServerCheck check;
    public Instant now = Instant.now();
    public LaunchConfig config;

    public SmartNode(LaunchRegistration... organisations) {
        this(database().database(), organisations);
    }

    public SmartNode(Database database, LaunchRegistration... organisations) {
        config = configOf(organisations);
        clients = new HttpClients(tls);
        keySets = new PublishedKeySets(clients);
        EhrRequests requests = new EhrRequests(clients, Duration.ofSeconds(6), 64 * 1024);
        ClientKeys keys = new ClientKeys(new Secrets(name -> Optional.ofNullable(environment.get(name))), () -> now);
        discovery = new Discovery(requests, () -> now);
        TokenServer tokenServer = new TokenServer(requests, keys, () -> now);
        FhirReads reads = new FhirReads(requests);
        held = new HeldTokens(database, new TokenSeal(keys));
        TokenRequests tokenRequests = new TokenRequests(tokenServer, discovery);
        TokenRenewal renewal = new TokenRenewal(held, tokenRequests, sessions, () -> now);
        access = new EhrAccess(held, renewal, tokenRequests);
        ViewerAddress address = new ViewerAddress("https://viewer.example.nhs.uk", false);
        LaunchService launches =
                new LaunchService(LaunchRowsOf.each(trail), sessions, _ -> {}, TestLog.NONE, OpenGate.forEverybody());
        IdTokenKeys idTokenKeys = new IdTokenKeys(requests, keySets);
        check = new SmartServerCheck(
                new ServerSteps.Source(discovery, idTokenKeys),
                new ClientSteps.Source(keys, new TokenSeal(keys), tokenServer, () -> now),
                address);
        EhrLaunchReader reader =
                new EhrLaunchReader(new IdTokens(idTokenKeys), new LaunchUsers(reads), reads, () -> config, () -> now);
        CodeExchange exchange = new CodeExchange(tokenServer, reader, access, launches, address);
        door = new SmartDoor(() -> config, discovery, new PendingStarts(database, () -> now), exchange, launches);
    }

    public static LaunchConfig configOf(LaunchRegistration... organisations) {
        return new LaunchConfig(List.of(organisations), List.of(), new AccessRules(List.of(), Set.of()), "test");
    }

    public static MockEhr asymmetricEhr() {
        MockEhr ehr = registered(new MockEhr(Optional.empty()));
        ehr.clientKeys = new JWKSet(OUR_KEY.toPublicJWK());
        return ehr;
    }

    public static MockEhr ehrBehind(SSLContext context) {
        MockEhr ehr = registered(MockEhr.behind(context));
        ehr.clientKeys = new JWKSet(OUR_KEY.toPublicJWK());
        return ehr;
    }

    public static MockEhr symmetricEhr() {
        return registered(new MockEhr(Optional.of(CLIENT_SECRET)));
    }

    public static TestDatabase database() {
        return DATABASE.get();
    }

    /** The EHR's button: gives the address of the authorization server. */
    public URI start(MockEhr ehr) {
        return start(ehr.fhirBase(), ehr.handle());
    }

    public URI start(String fhirBase, String handle) {
        SmartDoor.Sent sent = door.start(List.of(fhirBase), List.of(handle), LaunchRequest.by(RecordedTrail.CALLER));
        cookies.put(
                BrowserBinding.cookieName(sent.binding().state()),
                sent.binding().cookie().value());
        return sent.onward().address();
    }

    /** The browser comes back. */
    public ViewerSessions.Opened finish(URI callback) {
        Map<String, String> query = ClientChecks.form(callback.getRawQuery());
        String path = callback.getPath();
        return door.finish(
                        new SmartDoor.Returned(
                                path.substring(path.lastIndexOf('/') + 1),
                                all(query, "state"),
                                all(query, "code"),
                                all(query, "error"),
                                query.get("iss")),
                        cookies,
                        LaunchRequest.by(RecordedTrail.CALLER))
                .opened();
    }

    public ViewerSession launch(MockEhr ehr) {
        return finish(ehr.authorize(start(ehr))).session();
    }

    public static RefusalReason refusal(Runnable launch) {
        try {
            launch.run();
        } catch (LaunchRefusedException e) {
            return e.reason();
        }
        throw new AssertionError("accepted");
    }

    private static MockEhr registered(MockEhr ehr) {
        ehr.register(
                "https://viewer.example.nhs.uk/smart/launch", "https://viewer.example.nhs.uk/smart/callback/eastfield");
        return ehr;
    }

    private static List<String> all(Map<String, String> query, String name) {
        return Optional.ofNullable(query.get(name)).stream().toList();
    }
}
