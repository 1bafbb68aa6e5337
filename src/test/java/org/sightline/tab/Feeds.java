package org.sightline.tab;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.context.OdsCode;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.FhirBases;

/** Readings made by hand: what a feed answers is what the test says. */
public final class Feeds {

    static final Instant READ_AT = Instant.parse("2026-11-21T09:02:00Z");
    static final Set<String> ALL_TYPES = Set.of(
            "Patient",
            "AllergyIntolerance",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "DiagnosticReport");

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Feeds() {}

    public static FeedRegistration feed(String name) {
        return feed(name, Freshness.LIVE, Optional.empty(), ALL_TYPES);
    }

    public static FeedRegistration feed(
            String name, Freshness freshness, Optional<LocalDate> dataSince, Set<String> supplies) {
        String id = name.toLowerCase(java.util.Locale.UK).replace(' ', '-');
        FeedConnection connection = new FeedConnection(
                FhirBases.of(URI.create("https://fhir." + id + ".example/r4")),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                supplies,
                Duration.ofSeconds(5),
                Dialect.PLAIN,
                "");
        return new FeedRegistration(
                new FeedId(id),
                name,
                new OdsCode("A81001"),
                new FeedRegistration.Data(freshness, dataSince.orElse(null), List.of()),
                connection,
                null);
    }

    static FeedRegistration notConnected(String name) {
        FeedRegistration feed = feed(name);
        return new FeedRegistration(
                feed.id(),
                name,
                feed.odsCode(),
                new FeedRegistration.Data(Freshness.LIVE, null, List.of()),
                null,
                null);
    }

    public static FeedReading reading(FeedRegistration feed, FeedAnswer answer) {
        return new FeedReading(feed, answer, 7, Duration.ofMillis(120));
    }

    public static FeedReading answered(String name, SearchPlan plan, Resource... resources) {
        return answered(feed(name), plan, Function.identity(), Arrays.asList(resources));
    }

    /** Every search of the plan answered by the resources of its type; {@code change} may spoil an outcome. */
    public static FeedReading answered(
            FeedRegistration feed,
            SearchPlan plan,
            Function<SearchOutcome, SearchOutcome> change,
            List<Resource> resources) {
        Patient patient = resources.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElse(new Patient());
        Set<String> supplies = feed.connection().orElseThrow().supplies();
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        plan.searches().forEach(search -> {
            SearchOutcome whole = new SearchOutcome.Complete(resources.stream()
                    .filter(r -> r.fhirType().equals(search.resourceType()))
                    .toList());
            outcomes.put(
                    search,
                    supplies.contains(search.resourceType()) ? change.apply(whole) : new SearchOutcome.NotSupplied());
        });
        Map<String, Resource> included = resources.stream()
                .filter(r -> r.fhirType().equals("Medication"))
                .collect(Collectors.toMap(r -> "Medication/" + r.getIdElement().getIdPart(), Function.identity()));
        return reading(feed, new FeedAnswer.Answered(READ_AT, patient, outcomes, included));
    }

    /** What a source sends that finds by what it is asked, whatever its dates. */
    static FeedReading found(FeedRegistration feed, SearchPlan plan, Patient patient, List<Resource> held) {
        Map<SearchPlan.Search, SearchOutcome> outcomes = plan.searches().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        search -> new SearchOutcome.Complete(held.stream()
                                .filter(resource -> MatchFilter.isAnswer(search, resource))
                                .toList())));
        return reading(feed, new FeedAnswer.Answered(READ_AT, patient, outcomes, Map.of()));
    }

    /** Each from JSON, as below. */
    static List<Resource> resources(String... all) {
        return Arrays.stream(all).map(Feeds::json).toList();
    }

    /** One resource from JSON; single quotes stand for double ones. */
    public static Resource json(String json) {
        return (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
    }

    /** The resources of a Bundle under {@code src/test/resources/tab}. */
    static List<Resource> bundle(String file) {
        try (InputStream in = Feeds.class.getResourceAsStream("/tab/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, text);
            return bundle.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
