package org.sightline.feed.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.HttpClients;

/**
 * The requests of one reading of one feed: one deadline, one byte budget. Whoever runs it interrupts the thread at the
 * deadline, which ends a connection that still trickles.
 */
public final class FeedExchange {

    private static final int MOST_SAID = 16 * 1024;

    /**
     * What the feeds of general practice say with 403 of a patient who objects to sharing.
     *
     * @see <a href="https://developer.nhs.uk/apis/gpconnect-1-6-0/development_fhir_error_handling_guidance.html">GP
     *     Connect: error handling</a>
     */
    private static final Pattern OBJECTS = Pattern.compile("\"code\"\\s*:\\s*\"NO_PATIENT_CONSENT\"");

    private final FeedLine line;
    private final Deadline deadline;
    private final long maxBytes;
    private final ByteBudget budget;
    private final InstantSource clock;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean patientObjects;

    public FeedExchange(FeedLine line, Deadline deadline, long maxBytes, InstantSource clock) {
        this.line = line;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
        this.budget = new ByteBudget(maxBytes);
        this.clock = clock;
    }

    public Deadline deadline() {
        return deadline;
    }

    public FeedCredentials credentials() {
        return line.credentials();
    }

    public RefusedParameters refusedParameters() {
        return line.refusedParameters();
    }

    public PatientIds patientIds() {
        return line.patientIds();
    }

    /** Whether any request was refused because the patient objects: then nothing of the feed is to be shown. */
    public boolean patientObjects() {
        return patientObjects;
    }

    public int requests() {
        return requests.get();
    }

    /** The reply to a request, after one more try where a second may help; never {@link Reply.Again}. */
    public Reply ask(FeedRequest request) throws InterruptedException {
        return ask(request, Wanted.FHIR);
    }

    /** As {@link #ask}, of an address. */
    public Reply get(URI uri) throws InterruptedException {
        return ask(FeedRequest.get(uri), Wanted.FHIR);
    }

    /** As {@link #ask}, for something that may also come as the file it is. */
    public Reply file(URI uri) throws InterruptedException {
        return ask(FeedRequest.get(uri), Wanted.FILE);
    }

    /** What may come back. */
    private enum Wanted {
        FHIR("application/fhir+json"),
        FILE("application/fhir+json, */*;q=0.5");

        private final String accept;

        Wanted(String accept) {
            this.accept = accept;
        }
    }

    private Reply ask(FeedRequest asked, Wanted wanted) throws InterruptedException {
        Reply reply = once(asked, wanted);
        if (reply instanceof Reply.Again again && again.after().compareTo(deadline.remaining()) < 0) {
            Thread.sleep(again.after());
            reply = once(asked, wanted);
        }
        return reply instanceof Reply.Again again ? again.otherwise() : reply;
    }

    private Reply once(FeedRequest asked, Wanted wanted) throws InterruptedException {
        if (deadline.passed()) {
            return new Reply.Trouble(Reason.TOO_SLOW, "");
        }
        line.wire().acquire();
        try {
            return send(asked, wanted);
        } catch (CredentialsException e) {
            return new Reply.Trouble(Reason.NO_CREDENTIALS, e.detail());
        } catch (IOException e) {
            return faultOf(e);
        } finally {
            line.wire().release();
        }
    }

    private Reply send(FeedRequest asked, Wanted wanted) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.uri())
                .version(HttpClients.versionFor(asked.uri()))
                .header("Accept", wanted.accept)
                .header("Accept-Encoding", "gzip");
        if (asked.isForm()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(asked.form()));
        }
        line.credentials().addTo(request, deadline);
        request.timeout(deadline.remaining().plusMillis(1));
        requests.incrementAndGet();
        HttpResponse<InputStream> response = answerTo(request.build());
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case 200 -> read(response, body, wanted);
                case 401 -> {
                    line.credentials().refused();
                    yield new Reply.Refused(401);
                }
                case 403 -> {
                    patientObjects |= OBJECTS.matcher(said(response, body)).find();
                    yield new Reply.Refused(403);
                }
                case 404, 410 -> new Reply.NotThere(response.statusCode(), said(response, body));
                case 400, 422 -> new Reply.Rejected(response.statusCode(), said(response, body));
                default -> ReplyStatus.of(response, clock);
            };
        }
    }

    /** A feed that hangs up before it says anything has given no answer, rather than one that cannot be read. */
    private HttpResponse<InputStream> answerTo(HttpRequest request) throws IOException, InterruptedException {
        try {
            return line.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            if (Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(EOFException.class::isInstance)) {
                throw new ConnectException("closed without an answer");
            }
            throw e;
        }
    }

    private Reply read(HttpResponse<InputStream> response, InputStream body, Wanted wanted) throws IOException {
        Reply.Body.Form form = ReplyStatus.formOf(response.headers());
        if (wanted == Wanted.FHIR && !ReplyStatus.mayBeFhirR4Json(response.headers())) {
            return new Reply.Trouble(Reason.NOT_FHIR_R4, "not FHIR R4 JSON");
        }
        Optional<InputStream> unpacked = unpacked(response, body);
        return unpacked.isEmpty()
                ? new Reply.Trouble(Reason.UNREADABLE, "content encoding")
                : new Reply.Body(
                        unpacked.get().readAllBytes(),
                        form,
                        response.headers().firstValue("X-Security-Context").orElse(""));
    }

    /** Within both caps: what comes over the wire, and what becomes of it. */
    private Optional<InputStream> unpacked(HttpResponse<InputStream> response, InputStream body) throws IOException {
        InputStream raw = new ByteBudget(maxBytes).over(body);
        return switch (response.headers().firstValue("Content-Encoding").orElse("identity")) {
            case "identity" -> Optional.of(budget.over(raw));
            case "gzip", "x-gzip" -> Optional.of(budget.over(new GZIPInputStream(raw, 8192)));
            default -> Optional.empty();
        };
    }

    /** The beginning of what came with a refusal; where that cannot be read, the refusal stands without it. */
    private String said(HttpResponse<InputStream> response, InputStream body) {
        try {
            Optional<InputStream> unpacked = unpacked(response, body);
            return unpacked.isEmpty() ? "" : new String(unpacked.get().readNBytes(MOST_SAID), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /** By kind only: messages of exceptions may quote what was asked or sent. */
    private static Reply.Trouble faultOf(IOException fault) {
        for (Throwable e = fault; e != null; e = e.getCause()) {
            Reply.Trouble known = switch (e) {
                case ByteBudget.Exceeded _ -> new Reply.Trouble(Reason.TOO_LARGE, "more bytes than allowed");
                case ZipException _, EOFException _ -> new Reply.Trouble(Reason.UNREADABLE, "broke off");
                case SSLException _ -> new Reply.Trouble(Reason.TLS, "");
                case HttpTimeoutException _, InterruptedException _ -> new Reply.Trouble(Reason.TOO_SLOW, "");
                case ConnectException _ -> new Reply.Trouble(Reason.NO_CONNECTION, "");
                default -> null;
            };
            if (known != null) {
                return known;
            }
        }
        return new Reply.Trouble(Reason.NO_CONNECTION, "connection lost");
    }
}
