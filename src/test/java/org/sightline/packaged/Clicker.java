package org.sightline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A practitioner's browser, as far as bytes go: posts the launch, follows to the record, opens tabs. */
public final class Clicker {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Viewer viewer;
    private final TokenSigner tokens;

    public Clicker(Viewer viewer) {
        this.viewer = viewer;
        this.tokens = viewer.tokens();
    }

    /** A launched record: its address and cookie. */
    public record Launched(URI record, String cookie) {}

    /** Launches as soon as the viewer listens. */
    public Launched firstLaunch() {
        viewer.awaitListening();
        return launch();
    }

    /** Posts a launch token and returns where the record is. */
    public Launched launch() {
        return launch("rita");
    }

    /** The same by another user. */
    public Launched launch(String user) {
        HttpResponse<String> response = post(tokens.next(user));
        if (response.statusCode() != 303) {
            throw new IllegalStateException("launch answered " + response.statusCode() + "\n" + viewer.log());
        }
        return launched(response);
    }

    /** Posts this token and returns the answer as it is. */
    public HttpResponse<String> post(String token) {
        return send(HttpRequest.newBuilder(URI.create(viewer.url() + "/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    /** The same launch as another node serves it. */
    public Launched at(Launched launched) {
        return new Launched(URI.create(viewer.url()).resolve(launched.record().getRawPath()), launched.cookie());
    }

    private Launched launched(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElseThrow();
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return new Launched(
                URI.create(viewer.url()).resolve(URI.create(location).getRawPath()), cookie.split(";", 2)[0]);
    }

    /** Opens the tab and returns the whole page. */
    public String open(Launched launched) {
        HttpResponse<String> response = get(launched);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("record answered " + response.statusCode() + "\n" + viewer.log());
        }
        return response.body();
    }

    /** Asks for the tab in one piece and returns the answer as it is. */
    public HttpResponse<String> get(Launched launched) {
        return send(HttpRequest.newBuilder(whole(launched)).header("Cookie", launched.cookie()));
    }

    /** Asks for the tab's frame, which holds nothing of any feed. */
    public HttpResponse<String> frame(Launched launched) {
        return send(HttpRequest.newBuilder(launched.record()).header("Cookie", launched.cookie()));
    }

    /** One server-sent event, and how many nanoseconds after the asking its last line came. */
    public record Piece(String place, String html, long nanos) {}

    /** Takes the tab piece by piece until {@code enough} or the end. */
    public List<Piece> stream(Launched launched, Predicate<Piece> enough) {
        URI address = launched.record()
                .resolve("stream/" + launched.record().getPath().replaceFirst(".*/", ""));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Cookie", launched.cookie())
                .header("Accept", "text/event-stream")
                .build();
        long start = System.nanoTime();
        List<Piece> pieces = new ArrayList<>();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            String place = "";
            StringBuilder html = new StringBuilder();
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event:")) {
                    place = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    html.append(line.substring("data:".length())).append('\n');
                } else if (line.isEmpty() && !place.isEmpty()) {
                    pieces.add(new Piece(place, html.toString().strip(), System.nanoTime() - start));
                    html.setLength(0);
                    place = "";
                    if (enough.test(pieces.getLast())) {
                        break;
                    }
                }
            }
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI whole(Launched launched) {
        return URI.create(launched.record() + "?complete=yes");
    }

    /** Posts the form that closes the record, as a page of {@code site} would. */
    HttpResponse<String> close(Launched launched, String formToken, String site) {
        return send(HttpRequest.newBuilder(launched.record().resolve("close"))
                .header("Cookie", launched.cookie())
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + formToken)));
    }

    /** Asks by HEAD for what stands at this path below the record's, such as {@code stream/summary}. */
    HttpResponse<String> head(Launched launched, String path) {
        return send(HttpRequest.newBuilder(launched.record().resolve(path))
                .header("Cookie", launched.cookie())
                .HEAD());
    }

    /** Opens a document by way of the tab and returns its page. */
    public HttpResponse<String> document(Launched launched, String feed, String id) {
        return send(HttpRequest.newBuilder(
                        launched.record().resolve("document/summary/" + feed + "/DocumentReference/" + id))
                .header("Cookie", launched.cookie()));
    }

    /** Asks for any page, without a cookie. */
    public HttpResponse<String> getPath(String path) {
        return send(HttpRequest.newBuilder(URI.create(viewer.url() + path)));
    }

    /** The size of the page as it travels, compressed. */
    public int compressedSize(Launched launched) {
        try {
            return http.send(
                            HttpRequest.newBuilder(whole(launched))
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
