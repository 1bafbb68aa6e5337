package org.sightline.feed.exchange;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedConnection;

/** The addresses we ask of one feed, and those it may send us on to. */
public final class FeedUrls {

    /** Types whose search parameter for the patient is not called {@code patient} (FHIR R4, search parameters by type). */
    private static final Map<String, String> PATIENT_PARAMETERS = Map.of("Patient", "_id", "AdverseEvent", "subject");

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
        List<String> query = new ArrayList<>();
        String parameter = PATIENT_PARAMETERS.getOrDefault(search.resourceType(), "patient");
        query.add(parameter + "=" + encoded(patientId));
        search.tokens().forEach((name, values) -> query.add(encoded(name) + "=" + anyOf(values)));
        search.since()
                .ifPresent(
                        since -> query.add(encoded(since.dateParameter()) + "=ge" + today.minusMonths(since.months())));
        search.includes().forEach(include -> query.add("_include=" + encoded(include)));
        query.add("_count=" + pageSize);
        return url(search.resourceType(), query);
    }

    /**
     * The next page's address as it may be asked: same scheme, host and port as the FHIR base and below its path, so
     * that no credentials and no patient's number go anywhere else. Empty if it leads away.
     */
    public Optional<URI> below(String link) {
        try {
            URI next = URI.create(base + "/").resolve(link).normalize();
            boolean same = sameServer(next) && next.getRawUserInfo() == null && next.getRawFragment() == null;
            String path = String.valueOf(next.getRawPath());
            boolean plain = !path.toLowerCase(Locale.ROOT).contains("%2e") && !path.contains("..");
            boolean under = path.equals(base.getRawPath()) || path.startsWith(base.getRawPath() + "/");
            return same && plain && under ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
