package org.sightline.libraries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vulnerabilities that OSV knows of libraries from Maven repositories.
 *
 * @see <a href="https://google.github.io/osv.dev/post-v1-querybatch/">OSV, POST /v1/querybatch</a>
 * @see <a href="https://ossf.github.io/osv-schema/">The schema of its entries</a>
 */
final class OsvDatabase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 500;
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private final URI base;

    OsvDatabase(URI base) {
        this.base = base;
    }

    /** @param libraries group and artifact of each */
    List<Advisory> of(List<String> libraries) throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        for (int from = 0; from < libraries.size(); from += AT_ONCE) {
            ids.addAll(ids(libraries.subList(from, Math.min(libraries.size(), from + AT_ONCE))));
        }
        List<Advisory> advisories = new ArrayList<>();
        for (String id : ids) {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/v1/vulns/" + id));
            advisories.addAll(advisories(answer(request.GET()), new HashSet<>(libraries)));
        }
        return advisories;
    }

    private Set<String> ids(List<String> libraries) throws IOException, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode queries = question.putArray("queries");
        for (String library : libraries) {
            queries.addObject().putObject("package").put("name", library).put("ecosystem", "Maven");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/v1/querybatch"))
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()));
        Set<String> ids = new TreeSet<>();
        for (JsonNode result : answer(request).path("results")) {
            if (result.hasNonNull("next_page_token")) {
                throw new IOException("more vulnerabilities of one library than one answer holds");
            }
            result.path("vulns").forEach(found -> ids.add(found.path("id").asText()));
        }
        return ids;
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.send(request.timeout(WITHIN).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static List<Advisory> advisories(JsonNode entry, Set<String> libraries) {
        List<Advisory> advisories = new ArrayList<>();
        String id = entry.path("id").asText();
        for (JsonNode affected : entry.path("affected")) {
            String library = affected.path("package").path("name").asText();
            String range = range(affected.path("ranges"));
            if (libraries.contains(library) && !range.isEmpty() && !entry.hasNonNull("withdrawn")) {
                advisories.add(new Advisory(
                        name(entry), library, range, severity(entry), "https://osv.dev/vulnerability/" + id, null));
            }
        }
        return advisories;
    }

    /** By its CVE if it has one. */
    private static String name(JsonNode entry) {
        for (JsonNode alias : entry.path("aliases")) {
            if (alias.asText().startsWith("CVE-")) {
                return alias.asText();
            }
        }
        return entry.path("id").asText();
    }

    /** One that is not said is taken for a grave one. */
    private static String severity(JsonNode entry) {
        String said =
                entry.path("database_specific").path("severity").asText("").toUpperCase(Locale.ROOT);
        return switch (said) {
            case "LOW", "MEDIUM", "CRITICAL" -> said;
            case "MODERATE" -> "MEDIUM";
            default -> "HIGH";
        };
    }

    private static String range(JsonNode ranges) {
        List<String> spans = new ArrayList<>();
        for (JsonNode range : ranges) {
            String begin = "(";
            boolean open = false;
            for (JsonNode event : range.path("events")) {
                if (event.has("introduced")) {
                    String first = event.path("introduced").asText();
                    begin = first.equals("0") ? "(" : "[" + first;
                    open = true;
                } else if (event.has("fixed") || event.has("last_affected")) {
                    spans.add(begin + ","
                            + event.path("fixed")
                                    .asText(event.path("last_affected").asText()) + (event.has("fixed") ? ")" : "]"));
                    open = false;
                }
            }
            if (open) {
                spans.add(begin + ",)");
            }
        }
        return String.join(",", spans);
    }
}
