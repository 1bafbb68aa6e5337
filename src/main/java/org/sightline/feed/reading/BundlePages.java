package org.sightline.feed.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.feed.Remark;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedRequest;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.NextPage;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;

/** Reads a search page by page, as far as the feed and the caps allow. */
final class BundlePages {

    private final FeedExchange exchange;
    private final FhirJson fhir;
    private final FeedUrls urls;
    private final int maxPages;
    private final Map<FeedRequest, Future<Step>> ahead = new ConcurrentHashMap<>();

    BundlePages(FeedExchange exchange, FhirJson fhir, FeedUrls urls, int maxPages) {
        this.exchange = exchange;
        this.fhir = fhir;
        this.urls = urls;
        this.maxPages = maxPages;
    }

    /** How the reading of a search ended. */
    sealed interface End {

        /**
         * Pages were read, as many as there are unless a remark says otherwise.
         *
         * @param remarks what the feed said of them, and what is missing
         */
        record Read(List<Remark> remarks) implements End {
            public Read {
                remarks = List.copyOf(remarks);
            }

            boolean isWhole() {
                return remarks.stream().noneMatch(Remark::isLack);
            }
        }

        /** The feed refused. */
        record Refused() implements End {}

        /** The feed would not answer what was asked as it was asked: not a single page came. */
        record Rejected(Reply.Trouble trouble, String said) implements End {}

        /**
         * A page could not be read, or a notice came instead.
         *
         * @param before what was to be said of the pages before it
         */
        record Broken(Remark why, List<Remark> before) implements End {
            public Broken {
                before = List.copyOf(before);
            }
        }
    }

    /** One page, or what came instead of it. */
    private sealed interface Step {
        record Page(FhirJson.ParsedBundle parsed) implements Step {}

        record Refused() implements Step {}

        record Rejected(Reply.Trouble trouble, String said) implements Step {}

        record Broken(Remark why) implements Step {}
    }

    /** Begins to ask for a page that is to be walked to: whoever then does so takes what came, once. */
    void askAhead(FeedRequest request, ExecutorService threads) {
        ahead.computeIfAbsent(request, _ -> threads.submit(() -> step(request)));
    }

    /**
     * @param taker is handed each page in turn and says whether to go on; when it does not, the end is as if there
     *     were no more pages
     */
    End walk(FeedRequest first, Predicate<Bundle> taker) throws InterruptedException {
        Pages read = new Pages();
        Optional<FeedRequest> next = Optional.of(first);
        while (next.isPresent() && read.mayGoOn(next.get(), maxPages)) {
            switch (taken(next.get())) {
                case Step.Refused _ -> {
                    return read.refused();
                }
                case Step.Rejected rejected -> {
                    return read.asked.size() == 1
                            ? new End.Rejected(rejected.trouble(), rejected.said())
                            : new End.Broken(why(rejected.trouble()), read.all());
                }
                case Step.Broken broken -> {
                    return new End.Broken(broken.why(), read.all());
                }
                case Step.Page page -> {
                    read.add(page.parsed());
                    Bundle bundle = page.parsed().bundle();
                    Optional<String> link = taker.test(bundle) ? nextLink(bundle) : Optional.empty();
                    FeedRequest from = next.get();
                    next = link.flatMap(to -> NextPage.after(from, to, urls));
                    if (link.isPresent() && next.isEmpty()) {
                        read.remarks.add(new Remark.NoMorePages());
                    }
                }
            }
        }
        return new End.Read(read.all());
    }

    /** The pages of one search so far. */
    private static final class Pages {

        private final Set<FeedRequest> asked = new HashSet<>();
        private final Set<Remark> remarks = new LinkedHashSet<>();
        private final List<String> unread = new ArrayList<>();

        boolean mayGoOn(FeedRequest next, int maxPages) {
            if (asked.size() == maxPages) {
                remarks.add(new Remark.FirstOnly());
                return false;
            }
            if (!asked.add(next)) {
                remarks.add(new Remark.NoMorePages());
                return false;
            }
            return true;
        }

        void add(FhirJson.ParsedBundle page) {
            unread.addAll(page.unread());
            remarks.addAll(OutcomeNotices.in(page.bundle()));
        }

        /** Leave that ends between two pages, as with a token, takes back none of those that came. */
        End refused() {
            return asked.size() == 1 ? new End.Refused() : new End.Broken(new Remark.NoMorePages(), all());
        }

        List<Remark> all() {
            List<Remark> all = new ArrayList<>(remarks);
            if (!unread.isEmpty()) {
                all.add(new Remark.Unread(unread));
            }
            return all;
        }
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
                    yield new End.Read(List.of());
                } catch (UnreadableException e) {
                    yield broken(new Reply.Trouble(e.reason(), e.detail()));
                }
            }
            case Reply.Refused _ -> new End.Refused();
            case Reply.NotThere gone -> broken(gone.trouble());
            case Reply.Rejected rejected -> broken(rejected.trouble());
            case Reply.Trouble trouble -> broken(trouble);
            case Reply.Again again -> broken(again.otherwise());
        };
    }

    private static Remark why(Reply.Trouble trouble) {
        return new Remark.Broken(trouble.reason(), trouble.detail());
    }

    private static End broken(Reply.Trouble trouble) {
        return new End.Broken(why(trouble), List.of());
    }

    private Step taken(FeedRequest request) throws InterruptedException {
        Future<Step> begun = ahead.remove(request);
        if (begun == null) {
            return step(request);
        }
        try {
            return begun.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Step step(FeedRequest request) throws InterruptedException {
        return switch (exchange.ask(request)) {
            case Reply.Body body -> parsed(body);
            case Reply.Refused _ -> new Step.Refused();
            case Reply.NotThere gone -> new Step.Rejected(gone.trouble(), gone.said());
            case Reply.Rejected rejected -> new Step.Rejected(rejected.trouble(), rejected.said());
            case Reply.Trouble trouble -> new Step.Broken(why(trouble));
            case Reply.Again again -> new Step.Broken(why(again.otherwise()));
        };
    }

    private Step parsed(Reply.Body body) throws InterruptedException {
        try {
            FhirJson.ParsedBundle page = fhir.searchset(body.bytes());
            if (page.instead() != null) {
                return new Step.Broken(OutcomeNotices.instead(page.instead()));
            }
            BundleLabels.passOn(page.bundle());
            return new Step.Page(page);
        } catch (UnreadableException e) {
            return new Step.Broken(new Remark.Broken(e.reason(), e.detail()));
        }
    }

    private static Optional<String> nextLink(Bundle bundle) {
        return Optional.ofNullable(bundle.getLink(Bundle.LINK_NEXT)).map(link -> String.valueOf(link.getUrl()));
    }
}
