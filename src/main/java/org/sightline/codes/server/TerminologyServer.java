package org.sightline.codes.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.server.ServerAnswers.Reply;
import org.sightline.outgoing.HttpClients;

/**
 * A FHIR R4 terminology server. A value set is expanded page by page; only what is whole is given: as many codes as the
 * server counts, all of one version.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-operation-expand.html">FHIR R4: $expand</a>
 */
public final class TerminologyServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1000;
    private static final int SMALLEST_PAGE = 100;
    private static final int MOST_CODES = 2_000_000;

    private final URI base;
    private final ServerAnswers answers;

    TerminologyServer(URI base, ServerAnswers answers) {
        this.base = base;
        this.answers = answers;
    }

    /** @param access how a token is had; null where none is needed */
    public static TerminologyServer at(URI base, @Nullable ServerAccess access) {
        return new TerminologyServer(
                base, new ServerAnswers(HttpClients.ofPlatform(), access, InstantSource.system(), Thread::sleep));
    }

    /** One expansion on its way. */
    private static final class Pages {
        private final ArrayNode contains = JSON.createArrayNode();
        private final Set<String> codes = new HashSet<>();
        private final Map<String, String> versions = new HashMap<>();
        private JsonNode valueSet = JSON.createObjectNode();
        private @Nullable JsonNode first;
        private int size = PAGE;
        private int entries;

        /** @return whether there may be more */
        boolean add(JsonNode page) throws ServerRefusedException {
            JsonNode expansion = page.path("expansion");
            JsonNode before = first == null ? expansion : first;
            valueSet = first == null ? page : valueSet;
            first = before;
            if (!version(before).equals(version(expansion))
                    || total(before) != total(expansion)
                    || changesVersion(expansion)) {
                throw new ServerRefusedException("the server changed the list while it was read; fetch it again");
            }
            int given = expansion.path("contains").size();
            int known = codes.size();
            for (JsonNode entry : expansion.path("contains")) {
                if (codes.add(
                        entry.path("system").asText() + "|" + entry.path("code").asText())) {
                    contains.add(entry);
                }
            }
            if (given > 0 && codes.size() == known) {
                throw new ServerRefusedException("the server gives the same page again and again");
            }
            entries += given;
            return given > 0 && (total(before) < 0 ? given >= size : entries < total(before)) && entries < MOST_CODES;
        }

        JsonNode whole(String url) throws ServerRefusedException {
            JsonNode expansion = Objects.requireNonNull(first);
            if (entries < total(expansion) || entries >= MOST_CODES) {
                throw new ServerRefusedException(
                        "the server counts " + total(expansion) + " codes and gave " + entries);
            }
            ObjectNode whole =
                    JSON.createObjectNode().put("resourceType", "ValueSet").put("url", url);
            Stream.of("name", "title").filter(valueSet::has).forEach(field -> whole.set(field, valueSet.path(field)));
            ObjectNode all = whole.putObject("expansion");
            all.set("timestamp", expansion.path("timestamp"));
            all.set("parameter", expansion.path("parameter"));
            all.set("contains", contains);
            return whole;
        }

        /** Some servers, such as HAPI FHIR, say the version of each code and none of the whole. */
        private boolean changesVersion(JsonNode expansion) {
            for (JsonNode entry : expansion.path("contains")) {
                String version = entry.path("version").asText();
                String before = versions.putIfAbsent(entry.path("system").asText(), version);
                if (before != null && !before.equals(version)) {
                    return true;
                }
            }
            return false;
        }

        private static int total(JsonNode expansion) {
            return expansion.path("total").asInt(-1);
        }

        private static String version(JsonNode expansion) {
            StringBuilder versions = new StringBuilder();
            for (JsonNode parameter : expansion.path("parameter")) {
                if (parameter.path("name").asText().matches("version|used-codesystem")) {
                    versions.append(parameter);
                }
            }
            return versions.toString();
        }
    }

    /**
     * The value set with its whole expansion, as JSON.
     *
     * @param url its address, such as {@code http://snomed.info/sct?fhir_vs=refset/999004691000230108}
     * @throws IOException if it could not be had whole; the message says why
     */
    public byte[] expand(String url) throws IOException, InterruptedException {
        Pages pages = new Pages();
        boolean more = true;
        while (more) {
            Reply reply = answers.get(URI.create(base + "/ValueSet/$expand?url="
                    + URLEncoder.encode(url, StandardCharsets.UTF_8) + "&count=" + pages.size + "&offset="
                    + pages.entries));
            JsonNode body = body(reply);
            if (reply.status() == 200 && body.path("resourceType").asText().equals("ValueSet")) {
                more = pages.add(body);
            } else if (isTooCostly(body) && pages.size > SMALLEST_PAGE) {
                pages.size = Math.max(SMALLEST_PAGE, pages.size / 2);
            } else {
                throw new ServerRefusedException(
                        "the server answered " + reply.status() + words(body) + advice(url, reply.status()));
            }
        }
        return JSON.writeValueAsBytes(pages.whole(url));
    }

    private static JsonNode body(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }

    private static boolean isTooCostly(JsonNode outcome) {
        for (JsonNode issue : outcome.path("issue")) {
            if (issue.path("code").asText().equals("too-costly")) {
                return true;
            }
        }
        return false;
    }

    private static String advice(String url, int status) {
        return status == 404 && url.startsWith(ListSystem.SNOMED) && url.contains("?fhir_vs=")
                ? ". It may not know the addresses that SNOMED CT gives to reference sets and rules (HAPI FHIR does not):"
                        + " give it a value set of its own, and fetch that with --url."
                : "";
    }

    /** What an OperationOutcome says, on one line. */
    private static String words(JsonNode outcome) {
        JsonNode issue = outcome.path("issue").path(0);
        String text = issue.path("diagnostics").asText(issue.at("/details/text").asText(""));
        return text.isEmpty()
                ? ""
                : ": " + text.substring(0, Math.min(300, text.length())).replaceAll("\\s+", " ");
    }
}
