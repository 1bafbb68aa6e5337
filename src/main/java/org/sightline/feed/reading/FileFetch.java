package org.sightline.feed.reading;

import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentFile.Doubt;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.HeldFiles;
import org.sightline.feed.exchange.DataUrl;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.FhirXml;
import org.sightline.feed.parsing.UnreadableException;

/**
 * The file of an attachment, however that holds it or points to it: its own data, something contained, or an address at
 * the feed's own server, where it may come as it is or as a Binary. For each it is asked whose file it is and whether it
 * is labelled.
 */
final class FileFetch {

    private static final String WRONG = "entered-in-error";

    /** An operation on a resource, by which some servers hand out the bytes of its attachments. */
    private static final Pattern OPERATION =
            Pattern.compile(".*/((?!Binary/)[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64})/\\$.*");

    private final FeedExchange exchange;
    private final FeedUrls urls;
    private final FhirJson fhir;
    private final FeedSettings settings;
    private final FileOwner owner;

    FileFetch(FeedExchange exchange, FeedUrls urls, FhirJson fhir, FeedSettings settings, FileOwner owner) {
        this.exchange = exchange;
        this.urls = urls;
        this.fhir = fhir;
        this.settings = settings;
        this.owner = owner;
    }

    /**
     * An attachment, the document it stands in, and what is never shown to this user.
     *
     * @param followed whether another document led to this one
     */
    record Wanted(Attachment attachment, DomainResource holder, Predicate<Resource> withholds, boolean followed) {}

    /** Empty if the file is withheld. */
    Optional<DocumentFile> of(Wanted wanted) throws InterruptedException {
        Attachment attachment = wanted.attachment();
        if (attachment.hasData()) {
            return file(attachment.getData(), new Reference(), wanted);
        }
        if (!attachment.hasUrl()) {
            return Optional.of(new DocumentFile.None());
        }
        String url = attachment.getUrl().strip();
        if (url.startsWith("#")) {
            Optional<Resource> inner = ContainedFiles.named(url, wanted.holder());
            return inner.isEmpty() ? Optional.of(new DocumentFile.Missing()) : ofResource(inner.get(), wanted);
        }
        if (DataUrl.is(url)) {
            Optional<byte[]> held = DataUrl.bytes(url);
            return held.isEmpty() ? Optional.of(new DocumentFile.Missing()) : file(held.get(), new Reference(), wanted);
        }
        Optional<URI> address = urls.below(url);
        return address.isEmpty() ? Optional.of(new DocumentFile.Elsewhere()) : asked(address.get(), wanted);
    }

    private Optional<DocumentFile> asked(URI address, Wanted wanted) throws InterruptedException {
        return switch (exchange.file(address)) {
            case Reply.Body body -> of(body, address, wanted);
            case Reply.NotThere _ -> Optional.of(new DocumentFile.Missing());
            case Reply.Refused _ -> Optional.of(new DocumentFile.NotPermitted());
            case Reply.Rejected rejected -> Optional.of(fault(rejected.trouble()));
            case Reply.Trouble trouble -> Optional.of(fault(trouble));
            case Reply.Again again -> Optional.of(fault(again.otherwise()));
        };
    }

    private Optional<DocumentFile> of(Reply.Body body, URI address, Wanted wanted) throws InterruptedException {
        try {
            return switch (body.form()) {
                case FHIR_JSON -> of(fhir.resource(body.bytes()), body, wanted);
                case FHIR_XML -> of(FhirXml.resource(body.bytes(), settings.maxDepth()), body, wanted);
                case FILE -> asItIs(body, address, wanted);
            };
        } catch (UnreadableException e) {
            // JSON or XML that is no resource is a file like any other
            return e.reason() == Reason.NOT_FHIR_R4
                    ? asItIs(body, address, wanted)
                    : Optional.of(fault(new Reply.Trouble(e.reason(), e.detail())));
        }
    }

    private Optional<DocumentFile> of(Resource resource, Reply.Body body, Wanted wanted) throws InterruptedException {
        if (resource instanceof Binary) {
            return ofResource(resource, wanted);
        }
        FileOwner.Verdict whose = owner.judged(resource, wanted.withholds())
                .and(owner.of(new Reference(body.securityContext()), wanted.holder(), wanted.withholds()));
        boolean leadsOn = whose == FileOwner.Verdict.NOBODY_ELSE && !wanted.followed();
        Optional<Attachment> first = leadsOn ? HeldFiles.first(resource) : Optional.empty();
        return first.isPresent() && resource instanceof DomainResource next
                ? followed(first.get(), next, wanted)
                : file(body.bytes(), whose, wanted);
    }

    /** The file of a picture or a document that stands for the content of another. */
    private Optional<DocumentFile> followed(Attachment file, DomainResource next, Wanted wanted)
            throws InterruptedException {
        boolean neverRight = Stream.of("status", "docStatus")
                .map(next::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(property -> property.getValues().stream())
                .anyMatch(status -> WRONG.equals(status.primitiveValue()));
        return neverRight
                ? Optional.of(new DocumentFile.Missing())
                : of(new Wanted(file, next, wanted.withholds(), true));
    }

    /** It says in a header whose it is; one that an operation hands out is also that of the resource it was asked of. */
    private Optional<DocumentFile> asItIs(Reply.Body body, URI address, Wanted wanted) throws InterruptedException {
        FileOwner.Verdict whose = owner.of(new Reference(body.securityContext()), wanted.holder(), wanted.withholds());
        Matcher operation = OPERATION.matcher(address.getPath());
        return file(
                body.bytes(),
                operation.matches()
                        ? whose.and(owner.of(new Reference(operation.group(1)), wanted.holder(), wanted.withholds()))
                        : whose,
                wanted);
    }

    private Optional<DocumentFile> ofResource(Resource resource, Wanted wanted) throws InterruptedException {
        if (wanted.withholds().test(resource)) {
            return Optional.empty();
        }
        return resource instanceof Binary binary && binary.hasData()
                ? file(binary.getData(), binary.getSecurityContext(), wanted)
                : Optional.of(new DocumentFile.Missing());
    }

    private Optional<DocumentFile> file(byte[] bytes, Reference context, Wanted wanted) throws InterruptedException {
        return file(bytes, owner.of(context, wanted.holder(), wanted.withholds()), wanted);
    }

    private Optional<DocumentFile> file(byte[] bytes, FileOwner.Verdict whose, Wanted wanted)
            throws InterruptedException {
        long limit = settings.maxDocument().asLongValue();
        if (bytes.length > limit) {
            return Optional.of(new DocumentFile.TooLarge(limit));
        }
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (isLabelled(bytes, wanted.withholds())) {
            return Optional.empty();
        }
        switch (whose) {
            case NOBODY_ELSE -> {}
            case NOT_KNOWN -> doubts.add(Doubt.OWNER);
            case ANOTHER_PATIENT -> {
                return Optional.of(new DocumentFile.OfAnotherPatient());
            }
            case WITHHELD -> {
                return Optional.empty();
            }
        }
        if (!FileHash.matches(wanted.attachment(), bytes)) {
            doubts.add(Doubt.HASH);
        }
        if (wanted.attachment().hasSize() && wanted.attachment().getSize() != bytes.length) {
            doubts.add(Doubt.SIZE);
        }
        return Optional.of(new DocumentFile.Bytes(bytes, doubts));
    }

    /** A file may itself be FHIR, such as a document Bundle, with labels of its own. */
    private boolean isLabelled(byte[] bytes, Predicate<Resource> withholds) throws InterruptedException {
        try {
            int first = firstOf(bytes);
            return (first == '{' && withholds.test(fhir.resource(bytes)))
                    || (first == '<' && withholds.test(FhirXml.resource(bytes, settings.maxDepth())));
        } catch (UnreadableException _) {
            return false;
        }
    }

    /** The first byte that is no blank and no byte order mark; 0 if there is none. */
    private static int firstOf(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ') {
                return one;
            }
        }
        return 0;
    }

    private DocumentFile fault(Reply.Trouble trouble) {
        return trouble.reason() == Reason.TOO_LARGE
                ? new DocumentFile.TooLarge(settings.maxDocument().asLongValue())
                : new DocumentFile.Unavailable(trouble.reason(), trouble.detail());
    }
}
