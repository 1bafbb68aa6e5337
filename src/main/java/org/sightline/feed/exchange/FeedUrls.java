package org.sightline.feed.exchange;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.UkZone;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedConnection;

/** The addresses we ask of one feed, and those it may send us on to. */
public final class FeedUrls {

    /** Types whose search parameter for the patient is not called {@code patient} (FHIR R4, search parameters by type). */
    private static final Map<String, String> PATIENT_PARAMETERS = Map.of("Patient", "_id", "AdverseEvent", "subject");

    /** A line of 4 KB is what every server and proxy takes: an address without its verb and version. */
    private static final int LONGEST = 4000;

    private final URI base;
    private final Set<URI> otherNames;
    private final Dialect dialect;

    public FeedUrls(FeedConnection connection) {
        this.base = connection.fhirBaseUrl();
        this.otherNames = connection.bases().alsoKnownAs();
        this.dialect = connection.dialect();
    }

    public FeedRequest patientLookUp(String system, String value) {
        return request("Patient", List.of("identifier=" + encoded(system + "|" + value)));
    }

    /** One resource; {@code id} is a FHIR id, which needs no encoding. */
    public URI read(String type, String id) {
        return URI.create(base + "/" + type + "/" + id);
    }

    /** A search for what one patient of the feed has, with a window that ends {@code today}. */
    public FeedRequest search(SearchPlan.Search search, String patientId, LocalDate today) {
        return search(search, patientId, today, Set.of());
    }

    /** @param without the parameters that are left out, by their names in {@link #parameters} */
    public FeedRequest search(SearchPlan.Search search, String patientId, LocalDate today, Set<String> without) {
        return request(search.resourceType(), query(search, patientId, today, without));
    }

    /** The same in parts, each of which fits into an address if it can: the values of one parameter are shared out. */
    public List<SearchPlan.Search> fitting(SearchPlan.Search search, String patientId, LocalDate today) {
        Optional<Map.Entry<String, Set<String>>> longest = search.tokens().entrySet().stream()
                .filter(token -> token.getValue().size() > 1)
                .max(Comparator.comparingInt(token -> anyOf(token.getValue()).length()));
        boolean fits = url(search.resourceType(), query(search, patientId, today, Set.of()))
                        .length()
                <= LONGEST;
        if (dialect.post() || fits || longest.isEmpty()) {
            return List.of(search);
        }
        List<String> values = new ArrayList<>(new TreeSet<>(longest.get().getValue()));
        int half = values.size() / 2;
        return Stream.of(values.subList(0, half), values.subList(half, values.size()))
                .map(some -> search.with(longest.get().getKey(), Set.copyOf(some)))
                .flatMap(part -> fitting(part, patientId, today).stream())
                .toList();
    }

    private List<String> query(SearchPlan.Search search, String patientId, LocalDate today, Set<String> without) {
        List<String> query = new ArrayList<>();
        query.add(patientParameter(search) + "=" + encoded(patientId));
        search.tokens().entrySet().stream()
                .filter(token -> !without.contains(token.getKey()))
                .forEach(token -> query.add(encoded(token.getKey()) + "=" + anyOf(token.getValue())));
        search.since()
                .filter(since -> !without.contains(since.dateParameter()))
                .ifPresent(since -> query.add(
                        encoded(since.dateParameter()) + "=ge" + from(search.resourceType(), since.from(today))));
        if (!without.contains(Dialect.INCLUDE)) {
            search.includes().forEach(include -> query.add(Dialect.INCLUDE + "=" + encoded(include)));
        }
        query.add("_count=" + dialect.pageSize());
        return query;
    }

    /** The beginning of a day, with its time where the server wants one. */
    private String from(String type, LocalDate day) {
        return dialect.datesWithTime().contains(type)
                ? encoded(day.atStartOfDay(UkZone.ID).toInstant().toString())
                : day.toString();
    }

    /** What a search is narrowed or widened by; without any of them it is still a search for this patient. */
    public static Set<String> parameters(SearchPlan.Search search) {
        Set<String> names = new LinkedHashSet<>();
        if (!search.includes().isEmpty()) {
            names.add(Dialect.INCLUDE);
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
            URI next = byOwnName(
                    secure(URI.create(base + "/").resolve(legal(whole)).normalize()));
            boolean same = sameServer(next) && next.getRawUserInfo() == null && next.getRawFragment() == null;
            String path = String.valueOf(next.getRawPath());
            boolean plain = !path.toLowerCase(Locale.ROOT).contains("%2e") && !path.contains("..");
            boolean under = path.equals(base.getRawPath()) || path.startsWith(base.getRawPath() + "/");
            return same && plain && under ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A link below another name of the same server, below the one it is asked at; as it is, if it is none. */
    private URI byOwnName(URI link) {
        String path = String.valueOf(link.getRawPath());
        boolean plain = link.getRawUserInfo() == null && link.getRawFragment() == null && link.getHost() != null;
        return otherNames.stream()
                .filter(name -> plain && !isBelow(base, link) && isBelow(name, link))
                .findFirst()
                .map(name -> URI.create(base
                        + path.substring(name.getRawPath().length())
                        + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery())))
                .orElse(link);
    }

    /** Scheme and usual port apart: a server behind a gateway may know itself by http. */
    private static boolean isBelow(URI name, URI link) {
        String path = String.valueOf(link.getRawPath());
        return ("https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme()))
                && name.getHost().equalsIgnoreCase(link.getHost())
                && unlessUsual(name) == unlessUsual(link)
                && (path.equals(name.getRawPath()) || path.startsWith(name.getRawPath() + "/"));
    }

    private static int unlessUsual(URI address) {
        int port = port(address);
        return port == 80 || port == 443 ? -1 : port;
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

    /** A form where the server wants one, or where no address is long enough. */
    private FeedRequest request(String type, List<String> query) {
        String url = url(type, query);
        return dialect.post() || url.length() > LONGEST
                ? new FeedRequest(URI.create(base + "/" + type + "/_search"), String.join("&", query))
                : FeedRequest.get(URI.create(url));
    }

    private String url(String type, List<String> query) {
        return base + "/" + type + "?" + String.join("&", query);
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
