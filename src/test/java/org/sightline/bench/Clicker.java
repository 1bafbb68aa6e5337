package org.sightline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A practitioner's browser, as far as bytes go: posts the launch, follows to the record, opens tabs. */
final class Clicker {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Viewer viewer;
    private final LaunchTokens tokens;

    Clicker(Viewer viewer) {
        this.viewer = viewer;
        this.tokens = viewer.tokens();
    }

    /** A launched record: its address and cookie. */
    record Launched(URI record, String cookie) {}

    /** Posts a launch token and returns where the record is. */
    Launched launch() {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(viewer.url() + "/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "token=" + URLEncoder.encode(tokens.next(), StandardCharsets.UTF_8))));
        if (response.statusCode() != 303) {
            throw new IllegalStateException("launch answered " + response.statusCode() + "\n" + viewer.log());
        }
        URI record = URI.create(viewer.url())
                .resolve(response.headers().firstValue("Location").orElseThrow());
        String cookie =
                response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Launched(record, cookie);
    }

    /** Opens the tab and returns the whole page. */
    String open(Launched launched) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(launched.record()).header("Cookie", launched.cookie()));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("record answered " + response.statusCode() + "\n" + viewer.log());
        }
        return response.body();
    }

    /** The size of the page as it travels, compressed. */
    int compressedSize(Launched launched) {
        try {
            return http.send(
                            HttpRequest.newBuilder(launched.record())
                                    .header("Cookie", launched.cookie())
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body()
                    .length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
