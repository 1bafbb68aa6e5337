package org.sightline.demo.epr;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.testing.HttpBrowser;

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

    /** The same, as a role that a trainer chose. */
    String preview(String role, String patient) throws IOException, InterruptedException {
        return words(posted(post("/demo/preview", Map.of("role", role, "patient", patient))
                        .body())
                .body());
    }

    /** The record's Summary, or the page that says why it is not opened, with the cookie by which more can be asked. */
    Launched launched(String user, String patient) throws IOException, InterruptedException {
        return posted(demoLaunch(user, patient));
    }

    /** As far as its cookie: of the record nothing is opened, and instead of a page there is the path of its first tab. */
    Launched entered(String user, String patient) throws IOException, InterruptedException {
        return entered(demoLaunch(user, patient));
    }

    private String demoLaunch(String user, String patient) throws IOException, InterruptedException {
        return post("/demo/launch", Map.of("user", user, "patient", patient)).body();
    }

    private Launched posted(String posting) throws IOException, InterruptedException {
        Launched entered = entered(posting);
        return entered.cookie().isEmpty()
                ? entered
                : new Launched(
                        entered.record(),
                        entered.cookie(),
                        ask("GET", entered.body() + "?complete=yes", entered.cookie())
                                .body());
    }

    private Launched entered(String posting) throws IOException, InterruptedException {
        HttpResponse<String> launched = post("/launch", Map.of("token", found(TOKEN, posting)));
        if (launched.statusCode() != 303) {
            return new Launched("", "", launched.body());
        }
        String cookie =
                launched.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String location = launched.headers().firstValue("Location").orElseThrow();
        String first = URI.create(location).getRawPath();
        return new Launched(first.substring(0, first.lastIndexOf('/')), cookie, first);
    }

    /** A page of a record, the path of the record ({@code /record/...}) and the cookie of its launch. */
    record Launched(String record, String cookie, String body) {}

    /** The hidden fields of the form by which a record is opened in spite of an objection. */
    Map<String, String> overrideForm(Launched by) throws IOException, InterruptedException {
        return HttpBrowser.fields(
                ask("GET", by.record() + "/override", by.cookie()).body());
    }

    HttpResponse<String> override(Launched by, Map<String, String> form, String reason, String words)
            throws IOException, InterruptedException {
        Map<String, String> filled = new HashMap<>(form);
        filled.put("reason", reason);
        filled.put("words", words);
        return send(by.record() + "/override", filled, by.cookie());
    }

    /** An address of a record, asked with a launch's cookie. */
    HttpResponse<String> ask(String method, String path, String cookie) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Cookie", cookie));
    }

    /** A form of a record, sent from its own page. */
    HttpResponse<String> send(String path, Map<String, String> fields, String cookie)
            throws IOException, InterruptedException {
        return send(form(path, fields, address).header("Cookie", cookie));
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
        return send(form(path, fields, origin));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields, String origin) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** What the pattern's first group catches of a page that has to hold it. */
    static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return matcher.group(1);
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
