package org.sightline.feed.reading;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.registration.FeedConnection;

/** The addresses under which a feed's own resources go: the one it is asked at, and the one it gives its patient. */
final class OwnAddresses {

    private static final Pattern RESOURCE = Pattern.compile(
            "(?:(.*)/)?([A-Z][A-Za-z]{1,63})/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?/*");

    private final Set<String> bases;
    private final boolean otherNames;

    OwnAddresses(FeedConnection connection, Patient patient) {
        this.otherNames = !connection.bases().alsoKnownAs().isEmpty();
        this.bases = Stream.concat(
                        connection.bases().alsoKnownAs().stream().map(URI::toString),
                        Stream.of(
                                connection.fhirBaseUrl().toString(),
                                patient.getIdElement().getBaseUrl()))
                .filter(Objects::nonNull)
                .map(OwnAddresses::comparable)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A resource by its type and id. */
    record Local(String type, String id) {
        String key() {
            return type + "/" + id;
        }
    }

    /** @param base what stands before the type in an address; null if it is relative */
    boolean areUnder(@Nullable String base) {
        return base == null || bases.contains(comparable(base));
    }

    /** The feed's own resource that an address means, in whatever form; empty if it means none. */
    Optional<Local> local(String address) {
        Matcher matcher = RESOURCE.matcher(address);
        return matcher.matches() && areUnder(matcher.group(1))
                ? Optional.of(new Local(matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Writes its id, and each reference to a resource of the feed's own, in the one form that everybody after us knows. */
    void unify(Resource resource) {
        IdType id = resource.getIdElement();
        if (id.hasBaseUrl() && areUnder(id.getBaseUrl())) {
            resource.setId(id.toUnqualified());
        }
        if (otherNames) {
            FhirJson.references(resource).stream()
                    .filter(Reference::hasReference)
                    .forEach(this::unify);
        }
    }

    private void unify(Reference reference) {
        String address = reference.getReference();
        Matcher matcher = RESOURCE.matcher(address);
        if (matcher.matches() && matcher.group(1) != null && areUnder(matcher.group(1))) {
            reference.setReference(address.substring(matcher.end(1) + 1));
        }
    }

    /** Without what differs between addresses of one and the same base: scheme, case, default port, closing slashes. */
    private static String comparable(String url) {
        return url.toLowerCase(Locale.ROOT)
                .replaceFirst("^http://", "https://")
                .replaceFirst("^(https://[^/]*):(443|80)(?=/|$)", "$1")
                .replaceFirst("/+$", "");
    }
}
