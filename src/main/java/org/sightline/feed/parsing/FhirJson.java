package org.sightline.feed.parsing;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.display.SentCodes;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;

/**
 * Bytes to FHIR R4 resources. The context is the process's one and only: making one and its first parse cost the
 * better part of a second of CPU, so it is warmed up while the application starts.
 */
@ApplicationScoped
public class FhirJson {

    private static final int LARGE = 256 * 1024;
    private static final String SMALL_BUNDLE = """
            {"resourceType":"Bundle","type":"searchset","total":0,"link":[{"relation":"self","url":"https://feed.example/r4"}],
            "entry":[{"resource":{"resourceType":"Patient","id":"1","birthDate":"1950-01-01"}},
            {"resource":{"resourceType":"AllergyIntolerance","id":"1","patient":{"reference":"Patient/1"}}},
            {"resource":{"resourceType":"Condition","id":"1","subject":{"reference":"Patient/1"}}},
            {"resource":{"resourceType":"MedicationRequest","id":"1","subject":{"reference":"Patient/1"}}},
            {"resource":{"resourceType":"Observation","id":"1","valueQuantity":{"value":1},"subject":{"reference":"Patient/1"}}}]}
            """;

    private final JsonScan scan;

    /**
     * Large pages are parsed on platform threads, so that they share the processors with the virtual threads of other
     * feeds instead of holding them up.
     */
    private final ExecutorService largePages;

    @Inject
    public FhirJson(FeedSettings settings) {
        this(
                settings,
                Executors.newFixedThreadPool(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        Thread.ofPlatform().daemon().name("large-page-", 0).factory()));
    }

    FhirJson(FeedSettings settings, ExecutorService largePages) {
        this.scan = new JsonScan(settings);
        this.largePages = largePages;
    }

    /**
     * A page of search results.
     *
     * @param unread the entries that cannot be read, by type and id as far as they say so
     * @param instead what came instead of a page
     */
    public record ParsedBundle(
            Bundle bundle, List<String> unread, @Nullable OperationOutcome instead) {
        public ParsedBundle {
            unread = List.copyOf(unread);
        }

        ParsedBundle(Bundle bundle, List<String> unread) {
            this(bundle, unread, null);
        }
    }

    void warmUp(@ObservesAsync HttpServerStart listening) {
        WarmUp.soon("fhir-warm-up", this::parseSmallBundle);
    }

    public ParsedBundle searchset(byte[] json) throws UnreadableException, InterruptedException {
        return unlessGivenUp(json.length, () -> parse(JsonScan.withoutMark(json)));
    }

    /** One resource of the type that was asked for. */
    public <R extends Resource> R resource(byte[] json, Class<R> type)
            throws UnreadableException, InterruptedException {
        return unlessGivenUp(json.length, () -> parse(JsonScan.withoutMark(json), type));
    }

    /** One resource of whatever type it is. */
    public Resource resource(byte[] json) throws UnreadableException, InterruptedException {
        byte[] text = JsonScan.withoutMark(json);
        return unlessGivenUp(json.length, () -> {
            scan.resourceType(text);
            return PageEntries.resource(text)
                    .orElseThrow(() -> new UnreadableException(Reason.NOT_FHIR_R4, "not FHIR R4"));
        });
    }

    /** One resource of a type that is known by name only; empty if it is of another. */
    public Optional<Resource> resource(byte[] json, String type) throws UnreadableException, InterruptedException {
        byte[] text = JsonScan.withoutMark(json);
        return unlessGivenUp(
                json.length,
                () -> scan.resourceType(text).equals(type) ? PageEntries.resource(text) : Optional.empty());
    }

    /** Every reference that a resource holds, at whatever depth. */
    public static List<Reference> references(Resource resource) {
        return EntryParser.references(resource);
    }

    /** What nobody waits for any more is not parsed: its thread was interrupted, and the pool's is in turn. */
    private <T> T unlessGivenUp(int bytes, Parsing<T> parsing) throws UnreadableException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (bytes < LARGE) {
            return parsing.call();
        }
        Future<T> work = largePages.submit(parsing);
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            work.cancel(true);
        }
    }

    private interface Parsing<T> extends Callable<T> {
        @Override
        T call() throws UnreadableException;
    }

    private <R extends Resource> R parse(byte[] json, Class<R> type) throws UnreadableException {
        if (!scan.resourceType(json).equals(type.getSimpleName())) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not a " + type.getSimpleName());
        }
        ShapeFaults faults = new ShapeFaults();
        Optional<R> whole = EntryParser.parsed(json, type, faults);
        if (whole.isPresent() && !faults.any() && !type.equals(Patient.class)) {
            return whole.get();
        }
        return PageEntries.resource(json)
                .map(type::cast)
                .orElseThrow(() -> new UnreadableException(Reason.NOT_FHIR_R4, "not FHIR R4"));
    }

    private ParsedBundle parse(byte[] json) throws UnreadableException {
        JsonScan.Found found = scan.page(json);
        if (found.resourceType().equals("OperationOutcome")) {
            return new ParsedBundle(new Bundle(), List.of(), parse(json, OperationOutcome.class));
        }
        if (!found.resourceType().equals("Bundle")) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not a Bundle");
        }
        ParsedBundle parsed = found.doubtful() ? PageEntries.read(json) : atOnce(json, new SentCodes(found.codes()));
        if (parsed.bundle().getType() != Bundle.BundleType.SEARCHSET) {
            throw new UnreadableException(Reason.NOT_FHIR_R4, "not a searchset of FHIR R4");
        }
        return parsed;
    }

    /** Where the parser took all as it stood, no resource has other codes than the JSON. */
    private static ParsedBundle atOnce(byte[] json, SentCodes codes) throws UnreadableException {
        ShapeFaults faults = new ShapeFaults();
        Optional<Bundle> whole = EntryParser.parsed(json, Bundle.class, faults);
        if (whole.isEmpty() || faults.any() || isOfPatients(whole.get())) {
            return PageEntries.read(json);
        }
        whole.get().getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .forEach(entry -> codes.keepWith(entry.getResource()));
        return new ParsedBundle(whole.get(), List.of());
    }

    /** The parser drops some things without a word; who somebody is is compared with what was sent. */
    private static boolean isOfPatients(Bundle bundle) {
        return bundle.getEntry().stream()
                .anyMatch(entry -> entry.getResource() instanceof Patient
                        && entry.getSearch().getMode() != Bundle.SearchEntryMode.INCLUDE);
    }

    private void parseSmallBundle() {
        try {
            parse(SMALL_BUNDLE.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableException e) {
            throw new IllegalStateException("the warm-up bundle cannot be read", e);
        }
    }
}
