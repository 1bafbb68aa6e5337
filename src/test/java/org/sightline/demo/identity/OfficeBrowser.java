package org.sightline.demo.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as an office needs one: cookies by path, redirects one at a time or to the end, forms. */
final class OfficeBrowser {

    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    /** The cookies, with the path each is for. */
    final Map<String, Cookie> cookies = new HashMap<>();

    record Cookie(String value, String path) {}

    OfficeBrowser(String address) {
        this.address = URI.create(address);
    }

    /** Somebody who has chosen whom to play and stands on the page they asked for. */
    static OfficeBrowser signedInAs(DemoOfficer officer, String address) throws IOException, InterruptedException {
        OfficeBrowser browser = new OfficeBrowser(address);
        browser.signIn(officer, "/office");
        return browser;
    }

    /** Asks for a page, signs in where the provider asks, and gives the page that comes in the end. */
    HttpResponse<String> signIn(DemoOfficer officer, String page) throws IOException, InterruptedException {
        return follow(choose(officer, open(page)));
    }

    /** What the provider answers to the choice: the way back to the office. */
    HttpResponse<String> choose(DemoOfficer officer, HttpResponse<String> choice)
            throws IOException, InterruptedException {
        Map<String, String> form = fields(choice.body());
        form.put("officer", officer.name());
        return post("/demo/identity/authorize", form);
    }

    HttpResponse<String> open(String page) throws IOException, InterruptedException {
        return follow(get(page));
    }

    HttpResponse<String> follow(HttpResponse<String> response) throws IOException, InterruptedException {
        HttpResponse<String> last = response;
        for (int i = 0; i < 10 && last.headers().firstValue("Location").isPresent(); i++) {
            last = get(last.headers().firstValue("Location").orElseThrow());
        }
        return last;
    }

    HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(page)).GET());
    }

    HttpResponse<String> post(String page, Map<String, String> form) throws IOException, InterruptedException {
        return post(page, form, "same-origin");
    }

    HttpResponse<String> post(String page, Map<String, String> form, String site)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address.resolve(page))
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The hidden fields of a page. */
    static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(page);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
        }
        return fields;
    }

    static Map<String, String> query(URI uri) {
        return Pattern.compile("&")
                .splitAsStream(uri.getRawQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String path = request.build().uri().getPath();
        String sent = cookies.entrySet().stream()
                .filter(cookie -> path.startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(this::keep);
        return response;
    }

    private void keep(String header) {
        String[] parts = header.split(";\\s*");
        String name = parts[0].substring(0, parts[0].indexOf('='));
        String path = "/";
        boolean gone = false;
        for (String part : parts) {
            path = part.startsWith("Path=") ? part.substring(5) : path;
            gone |= part.equalsIgnoreCase("Max-Age=0");
        }
        if (gone) {
            cookies.remove(name);
        } else {
            cookies.put(name, new Cookie(parts[0].substring(name.length() + 1), path));
        }
    }
}
