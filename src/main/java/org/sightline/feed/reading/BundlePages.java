package org.sightline.feed.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;

/** Reads a search page by page, as far as the feed and the caps allow. */
final class BundlePages {

    private final FeedExchange exchange;
    private final FhirJson fhir;
    private final FeedUrls urls;
    private final int maxPages;

    BundlePages(FeedExchange exchange, FhirJson fhir, FeedUrls urls, int maxPages) {
        this.exchange = exchange;
        this.fhir = fhir;
        this.urls = urls;
        this.maxPages = maxPages;
    }

    /** How the reading of a search ended. */
    sealed interface End {

        /**
         * Every page was read and none says that something is missing.
         *
         * @param unread the entries that could not be read, by type and id
         */
        record Whole(List<String> unread) implements End {
            public Whole {
                unread = List.copyOf(unread);
            }
        }

        /** Pages were read, but there is more than they hold. */
        record Part(String why) implements End {}

        /** The feed refused. */
        record Refused() implements End {}

        /** A page could not be read. */
        record Broken(Reply.Trouble trouble) implements End {}
    }

    /** One page, or the end instead of it. */
    private sealed interface Step {
        record Page(FhirJson.ParsedBundle parsed) implements Step {}

        record Stop(End end) implements Step {}
    }

    /**
     * @param taker is handed each page in turn and says whether to go on; when it does not, the end is {@link
     *     End.Whole} as far as this reader knows
     */
    End walk(URI first, Predicate<Bundle> taker) throws InterruptedException {
        Set<URI> asked = new HashSet<>();
        String missing = "";
        List<String> unread = new ArrayList<>();
        Optional<URI> next = Optional.of(first);
        while (next.isPresent()) {
            if (asked.size() == maxPages) {
                return new End.Part("more than " + maxPages + " pages");
            }
            if (!asked.add(next.get())) {
                return new End.Part("the feed's pages go round in a circle");
            }
            switch (step(next.get())) {
                case Step.Stop stop -> {
                    return stop.end();
                }
                case Step.Page page -> {
                    Bundle bundle = page.parsed().bundle();
                    unread.addAll(page.parsed().unread());
                    missing = reportsTrouble(bundle) ? "the feed reported a problem with a part of it" : missing;
                    boolean goOn = taker.test(bundle);
                    Optional<String> link = nextLink(bundle);
                    next = goOn ? link.flatMap(urls::below) : Optional.empty();
                    missing =
                            goOn && link.isPresent() && next.isEmpty() ? "the next page is not at this feed" : missing;
                }
            }
        }
        return missing.isEmpty() ? new End.Whole(unread) : new End.Part(missing);
    }

    /** The one patient that the feed's credentials are good for, if they are good for one only. */
    Optional<String> onlyPatient() {
        return exchange.credentials().patientId();
    }

    /** One Patient by its address, handed on as if a search had found it. */
    End read(URI uri, Consumer<Patient> taker) throws InterruptedException {
        return switch (exchange.get(uri)) {
            case Reply.Body body -> {
                try {
                    taker.accept(fhir.resource(body.bytes(), Patient.class));
                    yield new End.Whole(List.of());
                } catch (UnreadableException e) {
                    yield new End.Broken(new Reply.Trouble(e.reason(), e.detail()));
                }
            }
            case Reply.Refused _ -> new End.Refused();
            case Reply.NotThere gone -> new End.Broken(gone.trouble());
            case Reply.Trouble trouble -> new End.Broken(trouble);
            case Reply.Again again -> new End.Broken(again.otherwise());
        };
    }

    private Step step(URI uri) throws InterruptedException {
        return switch (exchange.get(uri)) {
            case Reply.Body body -> parsed(body);
            case Reply.Refused _ -> new Step.Stop(new End.Refused());
            case Reply.NotThere gone -> new Step.Stop(new End.Broken(gone.trouble()));
            case Reply.Trouble trouble -> new Step.Stop(new End.Broken(trouble));
            case Reply.Again again -> new Step.Stop(new End.Broken(again.otherwise()));
        };
    }

    private Step parsed(Reply.Body body) throws InterruptedException {
        try {
            return new Step.Page(fhir.searchset(body.bytes()));
        } catch (UnreadableException e) {
            return new Step.Stop(new End.Broken(new Reply.Trouble(e.reason(), e.detail())));
        }
    }

    private static Optional<String> nextLink(Bundle bundle) {
        return Optional.ofNullable(bundle.getLink(Bundle.LINK_NEXT)).map(link -> String.valueOf(link.getUrl()));
    }

    private static boolean reportsTrouble(Bundle bundle) {
        return bundle.getEntry().stream().anyMatch(BundlePages::reportsTrouble);
    }

    /** Mere information, such as how the search was understood, is no trouble. */
    private static boolean reportsTrouble(Bundle.BundleEntryComponent entry) {
        return entry.getResource() instanceof OperationOutcome outcome
                && (!outcome.hasIssue()
                        || outcome.getIssue().stream().anyMatch(i -> i.getSeverity() != IssueSeverity.INFORMATION));
    }
}
