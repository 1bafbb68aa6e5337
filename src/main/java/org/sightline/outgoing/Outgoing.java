package org.sightline.outgoing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Sends small requests: no redirects, a cap on the answer, and one deadline for the whole of it, body included. */
public final class Outgoing implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Duration deadline;
    private final int maxBytes;
    private final HttpClient client;

    /** With the platform's own authorities and no certificate of ours. */
    public Outgoing(Duration deadline, int maxBytes) {
        this(deadline, maxBytes, Optional.empty());
    }

    /** @param tls the authorities and the client certificate to use instead */
    public Outgoing(Duration deadline, int maxBytes, Optional<SSLContext> tls) {
        this.deadline = deadline;
        this.maxBytes = maxBytes;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /**
     * Whatever was answered, with any status.
     *
     * @param contentType empty if none was sent
     */
    public record Answer(int status, String contentType, String body) {

        /** Never the body: it may hold tokens or a patient's data. */
        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /** @throws IOException if no whole answer came in time; its message holds nothing of request or answer */
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send(request(address, headers).GET().build());
    }

    /** As {@link #get}, posting a form. */
    public Answer post(URI address, Map<String, String> form, Map<String, String> headers) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
        // without TLS HTTP/2 would take an upgrade that not every server understands
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .version("https".equals(address.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), maxBytes));
        try {
            HttpResponse<String> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (ExecutionException e) {
            String kind =
                    e.getCause() instanceof IOException fault ? fault.getClass().getSimpleName() : "fault";
            throw new IOException("no whole answer: " + kind, e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
