package org.sightline.feed.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.LaunchFeeds.Permission;
import org.sightline.feed.ResourceKey;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;

/**
 * Reads one by one, each once for all searches of a reading, what matches refer to and a feed was asked to bring along
 * and did not. A feed that does not bring along is not read for ever: so many and no more.
 */
final class ReferencedResources {

    private static final int MOST = 100;

    private final FeedExchange exchange;
    private final FhirJson fhir;
    private final FeedUrls urls;
    private final OwnAddresses addresses;
    private final Map<String, CompletableFuture<Optional<Resource>>> read = new ConcurrentHashMap<>();

    ReferencedResources(FeedExchange exchange, FhirJson fhir, FeedUrls urls, OwnAddresses addresses) {
        this.exchange = exchange;
        this.fhir = fhir;
        this.urls = urls;
        this.addresses = addresses;
    }

    /**
     * Those of the matches' references that are not among what came along, read; and each reference pointed to what it
     * means, in whatever form the address was sent.
     *
     * @param includes what was to come along, values of {@code _include}
     */
    Map<String, Resource> missing(Set<String> includes, List<Resource> matches, Map<String, Resource> included)
            throws InterruptedException {
        Map<String, List<Reference>> wanted = new HashMap<>();
        Map<String, OwnAddresses.Local> locals = new HashMap<>();
        for (Reference reference : references(includes, matches)) {
            addresses.local(String.valueOf(reference.getReference())).ifPresent(local -> {
                locals.put(local.key(), local);
                wanted.computeIfAbsent(local.key(), _ -> new ArrayList<>()).add(reference);
            });
        }
        included.forEach((key, resource) -> point(wanted.getOrDefault(key, List.of()), resource));
        locals.keySet().removeAll(included.keySet());
        Map<String, Resource> found = readAll(locals);
        found.forEach((key, resource) -> point(wanted.getOrDefault(key, List.of()), resource));
        return found;
    }

    private static List<Reference> references(Set<String> includes, List<Resource> matches) {
        return includes.stream()
                .map(include -> include.split(":"))
                .filter(parts -> parts.length > 1)
                .flatMap(parts -> matches.stream()
                        .filter(ResourceKey::isOwn)
                        .filter(match -> match.fhirType().equals(parts[0]))
                        .flatMap(match -> SearchElements.values(match, parts[1])))
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(Reference::hasReference)
                .toList();
    }

    private static void point(List<Reference> references, Resource target) {
        references.forEach(reference -> reference.setResource(target));
    }

    private Map<String, Resource> readAll(Map<String, OwnAddresses.Local> locals) throws InterruptedException {
        Map<String, Future<Optional<Resource>>> asked = new HashMap<>();
        Map<String, Resource> found = new HashMap<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            locals.forEach((key, local) -> asked.put(key, threads.submit(() -> once(local))));
            for (Map.Entry<String, Future<Optional<Resource>>> one : asked.entrySet()) {
                one.getValue().get().ifPresent(resource -> found.put(one.getKey(), resource));
            }
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Resource> once(OwnAddresses.Local local) throws InterruptedException, ExecutionException {
        CompletableFuture<Optional<Resource>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Resource>> begun = read.putIfAbsent(local.key(), mine);
        if (begun != null) {
            return begun.get();
        }
        try {
            mine.complete(read.size() > MOST ? Optional.empty() : ask(local));
        } finally {
            mine.complete(Optional.empty());
        }
        return mine.get();
    }

    private Optional<Resource> ask(OwnAddresses.Local local) throws InterruptedException {
        boolean may = exchange.credentials().permission(local.type()) != Permission.NONE;
        if (!may || !(exchange.get(urls.read(local.type(), local.id())) instanceof Reply.Body body)) {
            return Optional.empty();
        }
        try {
            return fhir.resource(body.bytes(), local.type())
                    .filter(resource ->
                            local.id().equals(resource.getIdElement().getIdPart()));
        } catch (UnreadableException _) {
            return Optional.empty();
        }
    }
}
