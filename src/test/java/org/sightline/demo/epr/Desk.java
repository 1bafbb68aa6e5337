package org.sightline.demo.epr;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the training EPR, as far as bytes go. */
final class Desk {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    Desk(String address) {
        this.address = address;
    }

    /** What the viewer answers to a click on the launch button, in the end: the record, or the page that says why not. */
    String record(String user, String patient) throws IOException, InterruptedException {
        return words(launched(user, patient).body());
    }

    /** The record's Summary, or the page that says why it is not opened, with the cookie by which more can be asked. */
    Launched launched(String user, String patient) throws IOException, InterruptedException {
        String posting =
                post("/demo/launch", Map.of("user", user, "patient", patient)).body();
        Matcher token = TOKEN.matcher(posting);
        if (!token.find()) {
            throw new IllegalStateException("no launch token in " + posting);
        }
        HttpResponse<String> launched = post("/launch", Map.of("token", token.group(1)));
        if (launched.statusCode() != 303) {
            return new Launched("", launched.body());
        }
        String cookie =
                launched.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String location = launched.headers().firstValue("Location").orElseThrow();
        URI whole = URI.create(address).resolve(URI.create(location).getRawPath() + "?complete=yes");
        return new Launched(
                cookie,
                send(HttpRequest.newBuilder(whole).header("Cookie", cookie)).body());
    }

    /** A page of a record, and the cookie of its launch. */
    record Launched(String cookie, String body) {}

    /** An address of a record, asked with a launch's cookie. */
    HttpResponse<String> ask(String method, String path, String cookie) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Cookie", cookie));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** A form of one of the EPR's own pages. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, fields, address);
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String origin)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The visible text of a page, each run of white space as one space. */
    static String words(String page) {
        return page.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
