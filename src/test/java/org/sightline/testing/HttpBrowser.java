package org.sightline.testing;

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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser as far as signing in needs one: cookies by host and path, redirects one at a time or to the end, forms. It
 * asks https on localhost as http: where TLS ends at a proxy in production, a test has none.
 */
public class HttpBrowser {

    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    /** The cookies by name. */
    public final Map<String, Cookie> cookies = new HashMap<>();

    /** A cookie and where it is sent; {@code header} is how it was set. */
    public record Cookie(String value, String authority, String path, String header) {}

    public HttpBrowser(String address) {
        this.address = URI.create(address);
    }

    public HttpResponse<String> open(String page) throws IOException, InterruptedException {
        return follow(get(page));
    }

    /** Goes where the response sends the browser, until a page comes. */
    public HttpResponse<String> follow(HttpResponse<String> response) throws IOException, InterruptedException {
        HttpResponse<String> last = response;
        for (int i = 0; i < 10 && last.headers().firstValue("Location").isPresent(); i++) {
            last = get(last.uri()
                    .resolve(last.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        return last;
    }

    public HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(reachable(page)).GET());
    }

    public HttpResponse<String> post(String page, Map<String, String> form) throws IOException, InterruptedException {
        return post(page, form, "same-origin");
    }

    /** @param site what the browser says in {@code Sec-Fetch-Site} */
    public HttpResponse<String> post(String page, Map<String, String> form, String site)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(reachable(page))
                .header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A form with a file in it. */
    public HttpResponse<String> upload(String page, Map<String, String> form, String field, String file)
            throws IOException, InterruptedException {
        String parts = form.entrySet().stream()
                .map(one -> "--edge\r\nContent-Disposition: form-data; name=\"" + one.getKey() + "\"\r\n\r\n"
                        + one.getValue() + "\r\n")
                .collect(Collectors.joining());
        String upload = field.isEmpty()
                ? ""
                : "--edge\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file + "\r\n";
        return send(HttpRequest.newBuilder(reachable(page))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(parts + upload + "--edge--\r\n")));
    }

    /** The hidden fields of a page. */
    public static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(page);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
        }
        return fields;
    }

    public static Map<String, String> query(URI uri) {
        return Pattern.compile("&")
                .splitAsStream(uri.getRawQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private URI reachable(String page) {
        return URI.create(address.resolve(page).toString().replaceFirst("^https://localhost", "http://localhost"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI uri = request.build().uri();
        String sent = cookies.entrySet().stream()
                .filter(cookie -> cookie.getValue().authority().equals(uri.getAuthority()))
                .filter(cookie -> uri.getPath().startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(header -> keep(uri.getAuthority(), header));
        return response;
    }

    private void keep(String authority, String header) {
        String[] parts = header.split(";\\s*");
        String name = parts[0].substring(0, parts[0].indexOf('='));
        String path = "/";
        boolean gone = false;
        for (String part : parts) {
            path = part.toLowerCase(Locale.ROOT).startsWith("path=") ? part.substring(5) : path;
            gone |= part.equalsIgnoreCase("Max-Age=0");
        }
        if (gone) {
            cookies.remove(name);
        } else {
            cookies.put(name, new Cookie(parts[0].substring(name.length() + 1), authority, path, header));
        }
    }
}
