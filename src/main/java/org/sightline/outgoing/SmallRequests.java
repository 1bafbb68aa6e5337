package org.sightline.outgoing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Sends small requests: no redirects, a cap on the answer, and one deadline for the whole of it, body included. */
public final class SmallRequests {

    private final HttpClients clients;
    private final String tlsConfiguration;
    private final Duration deadline;
    private final int maxBytes;

    /** @param tlsConfiguration the name of one, or {@link HttpClients#PLATFORM} */
    public SmallRequests(HttpClients clients, String tlsConfiguration, Duration deadline, int maxBytes) {
        this.clients = clients;
        this.tlsConfiguration = tlsConfiguration;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
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
    public Answer get(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        return send(request(address, headers).GET().build());
    }

    /** As {@link #get}, posting a form. */
    public Answer post(URI address, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** As {@link #get}, posting JSON. */
    public Answer postJson(URI address, String json, Map<String, String> headers)
            throws IOException, InterruptedException {
        return post(address, "application/json", json, headers);
    }

    /** As {@link #get}, posting a text of this type. */
    public Answer post(URI address, String contentType, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request(address, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).version(HttpClients.versionFor(address));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = clients.of(tlsConfiguration)
                .sendAsync(
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
            throw new IOException(Unanswered.words(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
