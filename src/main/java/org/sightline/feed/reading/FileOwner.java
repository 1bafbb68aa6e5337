package org.sightline.feed.reading;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;

/**
 * Whose a file is by its own word. A document of this patient may lead to a file of somebody else, so that is asked
 * again of every file that says it.
 *
 * @see <a href="https://hl7.org/fhir/R4/binary-definitions.html#Binary.securityContext">FHIR R4: securityContext</a>
 */
final class FileOwner {

    private final FeedExchange exchange;
    private final FeedUrls urls;
    private final FhirJson fhir;
    private final SubjectCheck subjects;
    private final OwnAddresses addresses;

    FileOwner(FeedExchange exchange, FeedUrls urls, FhirJson fhir, SubjectCheck subjects, OwnAddresses addresses) {
        this.exchange = exchange;
        this.urls = urls;
        this.fhir = fhir;
        this.subjects = subjects;
        this.addresses = addresses;
    }

    /** What the resource that rules access to a file says of it. */
    enum Verdict {
        /** It names nobody but this patient. */
        NOBODY_ELSE,
        ANOTHER_PATIENT,
        /** It could not be read, or does not say. */
        NOT_KNOWN,
        /** It is labelled, and with it the file. */
        WITHHELD;

        /** The worse of what two say of one file. */
        Verdict and(Verdict other) {
            return Stream.of(ANOTHER_PATIENT, WITHHELD, NOT_KNOWN)
                    .filter(worst -> this == worst || other == worst)
                    .findFirst()
                    .orElse(NOBODY_ELSE);
        }
    }

    /**
     * @param context the file's reference to what says whose it is
     * @param holder the document that led to the file, which has been judged
     * @param withholds what is never shown to this user
     */
    Verdict of(Reference context, DomainResource holder, Predicate<Resource> withholds) throws InterruptedException {
        if (context.isEmpty()) {
            return Verdict.NOBODY_ELSE;
        }
        return switch (subjects.of(context)) {
            case THIS_PATIENT -> Verdict.NOBODY_ELSE;
            case ANOTHER_PATIENT -> Verdict.ANOTHER_PATIENT;
            case NOT_SAID, NOBODY -> ofOther(context.getReference(), holder, withholds);
        };
    }

    private Verdict ofOther(String target, DomainResource holder, Predicate<Resource> withholds)
            throws InterruptedException {
        String address = Objects.requireNonNullElse(target, "").replaceFirst("(?<=.)[?#].*", "");
        if (address.startsWith("#")) {
            return ContainedFiles.named(address, holder)
                    .map(resource -> judged(resource, withholds))
                    .orElse(Verdict.NOT_KNOWN);
        }
        Optional<OwnAddresses.Local> local = addresses.local(address);
        if (local.isEmpty() || local.get().type().equals("Patient")) {
            return Verdict.NOT_KNOWN;
        }
        String own = holder.fhirType() + "/" + holder.getIdElement().getIdPart();
        return local.get().key().equals(own) ? Verdict.NOBODY_ELSE : asked(local.get(), withholds);
    }

    private Verdict asked(OwnAddresses.Local local, Predicate<Resource> withholds) throws InterruptedException {
        Optional<Reply> reply = withinHalfTheTime(() -> exchange.get(urls.read(local.type(), local.id())));
        if (reply.isPresent() && reply.get() instanceof Reply.Body body) {
            try {
                return fhir.resource(body.bytes(), local.type())
                        .map(resource -> judged(resource, withholds))
                        .orElse(Verdict.NOT_KNOWN);
            } catch (UnreadableException _) {
                return Verdict.NOT_KNOWN;
            }
        }
        return Verdict.NOT_KNOWN;
    }

    /** A server that is slow to say whose a file is does not cost the file, which is shown with a word of caution. */
    private Optional<Reply> withinHalfTheTime(Callable<Reply> request) throws InterruptedException {
        Duration half = exchange.deadline().remaining().dividedBy(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> reply = threads.submit(request);
            try {
                return Optional.of(reply.get(half.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                reply.cancel(true);
            }
        }
    }

    /** What a resource says that is itself the file, or that rules access to it. */
    Verdict judged(Resource resource, Predicate<Resource> withholds) {
        SubjectCheck.Verdict subject = subjects.of(resource);
        if (subject == SubjectCheck.Verdict.ANOTHER_PATIENT) {
            return Verdict.ANOTHER_PATIENT;
        }
        if (withholds.test(resource)) {
            return Verdict.WITHHELD;
        }
        return subject == SubjectCheck.Verdict.NOT_SAID ? Verdict.NOT_KNOWN : Verdict.NOBODY_ELSE;
    }
}
