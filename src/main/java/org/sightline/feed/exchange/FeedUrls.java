package org.sightline.feed.exchange;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedConnection;

/** The addresses we ask of one feed, and those it may send us on to. */
public final class FeedUrls {

    /** Types whose search parameter for the patient is not called {@code patient} (FHIR R4, search parameters by type). */
    private static final Map<String, String> PATIENT_PARAMETERS = Map.of("Patient", "_id", "AdverseEvent", "subject");

    /** The parameter that brings along what matches refer to. */
    public static final String INCLUDE = "_include";

    private final URI base;
    private final int pageSize;

    public FeedUrls(FeedConnection connection) {
        this.base = connection.fhirBaseUrl();
        this.pageSize = connection.pageSize();
    }

    public URI patientLookUp(String system, String value) {
        return url("Patient", List.of("identifier=" + encoded(system + "|" + value)));
    }

    /** One resource; {@code id} is a FHIR id, which needs no encoding. */
    public URI read(String type, String id) {
        return URI.create(base + "/" + type + "/" + id);
    }

    /** A search for what one patient of the feed has, with a window that ends {@code today}. */
    public URI search(SearchPlan.Search search, String patientId, LocalDate today) {
        return search(search, patientId, today, Set.of());
    }

    /** @param without the parameters that are left out, by their names in {@link #parameters} */
    public URI search(SearchPlan.Search search, String patientId, LocalDate today, Set<String> without) {
        List<String> query = new ArrayList<>();
        query.add(patientParameter(search) + "=" + encoded(patientId));
        search.tokens().entrySet().stream()
                .filter(token -> !without.contains(token.getKey()))
                .forEach(token -> query.add(encoded(token.getKey()) + "=" + anyOf(token.getValue())));
        search.since()
                .filter(since -> !without.contains(since.dateParameter()))
                .ifPresent(
                        since -> query.add(encoded(since.dateParameter()) + "=ge" + today.minusMonths(since.months())));
        if (!without.contains(INCLUDE)) {
            search.includes().forEach(include -> query.add(INCLUDE + "=" + encoded(include)));
        }
        query.add("_count=" + pageSize);
        return url(search.resourceType(), query);
    }

    /** What a search is narrowed or widened by; without any of them it is still a search for this patient. */
    public static Set<String> parameters(SearchPlan.Search search) {
        Set<String> names = new LinkedHashSet<>();
        if (!search.includes().isEmpty()) {
            names.add(INCLUDE);
        }
        search.since().map(SearchNeed.Since::dateParameter).ifPresent(names::add);
        names.addAll(search.tokens().keySet());
        return names;
    }

    /** The name of the parameter that says whose entries are meant. */
    public static String patientParameter(SearchPlan.Search search) {
        return PATIENT_PARAMETERS.getOrDefault(search.resourceType(), "patient");
    }

    /**
     * An address as it may be asked: same scheme, host and port as the FHIR base and below its path, so that no
     * credentials and no patient's number go anywhere else. Empty if it leads away.
     */
    public Optional<URI> below(String link) {
        return below(link, base);
    }

    /** @param page where the link was found; one that is nothing but a query is meant from there */
    public Optional<URI> below(String link, URI page) {
        try {
            String whole = link.startsWith("?") ? page.toString().replaceFirst("[?#].*", "") + link : link;
            URI next = secure(URI.create(base + "/").resolve(legal(whole)).normalize());
            boolean same = sameServer(next) && next.getRawUserInfo() == null && next.getRawFragment() == null;
            String path = String.valueOf(next.getRawPath());
            boolean plain = !path.toLowerCase(Locale.ROOT).contains("%2e") && !path.contains("..");
            boolean under = path.equals(base.getRawPath()) || path.startsWith(base.getRawPath() + "/");
            return same && plain && under ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A server behind a proxy that ends TLS may not know that it is asked by https; it is never asked by http. */
    private URI secure(URI link) {
        boolean onlyByScheme = "https".equalsIgnoreCase(base.getScheme())
                && "http".equalsIgnoreCase(link.getScheme())
                && (link.getPort() < 0 || link.getPort() == 80 || link.getPort() == port(base));
        return onlyByScheme
                ? URI.create(link.toString().replaceFirst("(?i)^http://([^/?#:]*)(:[0-9]+)?", "https://$1" + ownPort()))
                : link;
    }

    private String ownPort() {
        return base.getPort() < 0 ? "" : ":" + base.getPort();
    }

    /** What may not stand in an address as it is, such as a bar or a blank, is written as it may. */
    private static String legal(String link) {
        StringBuilder legal = new StringBuilder();
        link.strip().codePoints().forEach(c -> {
            boolean free = c > ' ' && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0;
            legal.append(free ? Character.toString(c) : encoded(Character.toString(c)));
        });
        return legal.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private boolean sameServer(URI other) {
        return String.valueOf(base.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(base.getHost()).equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private URI url(String type, List<String> query) {
        return URI.create(base + "/" + type + "?" + String.join("&", query));
    }

    /** Values any of which will do; a comma inside a value is escaped (FHIR R4 search, section 3.1.1.3.3). */
    private static String anyOf(Set<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
                .map(FeedUrls::encoded)
                .collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
