package org.sightline.feed.reading;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentReceipt;
import org.sightline.context.PatientIdentity;
import org.sightline.context.UkZone;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;
import org.sightline.registration.FeedConnection;

/** One document from one feed: whose patient, which document, what file. */
final class DocumentFetch {

    private final FeedConnection connection;
    private final FeedExchange exchange;
    private final FhirJson fhir;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final FeedUrls urls;

    DocumentFetch(
            FeedConnection connection,
            FeedExchange exchange,
            FhirJson fhir,
            FeedSettings settings,
            InstantSource clock) {
        this.connection = connection;
        this.exchange = exchange;
        this.fhir = fhir;
        this.settings = settings;
        this.clock = clock;
        this.urls = new FeedUrls(connection);
    }

    DocumentAnswer read(DocumentReceipt receipt, int part, Predicate<Resource> withholds) throws InterruptedException {
        PatientIdentity patient = receipt.launch().patient();
        if (exchange.credentials().permission("DocumentReference") == LaunchFeeds.Permission.NONE) {
            return new DocumentAnswer.NotRead(new FeedAnswer.NotPermitted("document"));
        }
        BundlePages pages = new BundlePages(exchange, fhir, urls, settings.maxPages());
        return switch (new PatientLookUp(patient, connection, clock).ask(pages, urls)) {
            case PatientLookUp.Result.Settled settled -> new DocumentAnswer.NotRead(settled.answer());
            case PatientLookUp.Result.Found found ->
                withholds.test(found.patient()) ? new DocumentAnswer.Withheld() : read(found, receipt, part, withholds);
        };
    }

    private DocumentAnswer read(
            PatientLookUp.Result.Found found, DocumentReceipt receipt, int part, Predicate<Resource> withholds)
            throws InterruptedException {
        return switch (exchange.get(
                urls.read("DocumentReference", receipt.document().id()))) {
            case Reply.Body body -> judge(body, found, receipt, part, withholds);
            case Reply.NotThere _ -> new DocumentAnswer.NotThere();
            case Reply.Refused _ -> new DocumentAnswer.NotRead(new FeedAnswer.NotPermitted("document"));
            case Reply.Rejected rejected -> unavailable(rejected.trouble());
            case Reply.Trouble trouble -> unavailable(trouble);
            case Reply.Again again -> unavailable(again.otherwise());
        };
    }

    private DocumentAnswer judge(
            Reply.Body body,
            PatientLookUp.Result.Found found,
            DocumentReceipt receipt,
            int part,
            Predicate<Resource> withholds)
            throws InterruptedException {
        DocumentReference document;
        try {
            document = fhir.resource(body.bytes(), DocumentReference.class);
        } catch (UnreadableException e) {
            return unavailable(new Reply.Trouble(e.reason(), e.detail()));
        }
        Optional<DocumentAnswer> notOurs = notOurs(document, found, receipt);
        if (notOurs.isPresent()) {
            return notOurs.get();
        }
        if (withholds.test(document)) {
            return new DocumentAnswer.Withheld();
        }
        Optional<DocumentFile> file = part < document.getContent().size()
                ? file(document.getContent().get(part).getAttachment(), withholds)
                : Optional.of(new DocumentFile.None());
        return file.<DocumentAnswer>map(got -> new DocumentAnswer.Found(found.patient(), document, got))
                .orElseGet(DocumentAnswer.Withheld::new);
    }

    private Optional<DocumentAnswer> notOurs(
            DocumentReference document, PatientLookUp.Result.Found found, DocumentReceipt receipt) {
        SubjectCheck subjects = new SubjectCheck(
                receipt.launch().patient(),
                connection,
                found.patient(),
                LocalDate.ofInstant(clock.instant(), UkZone.ID));
        return switch (subjects.of(document)) {
            case ANOTHER_PATIENT -> Optional.of(new DocumentAnswer.NotThisPatients());
            case NOT_SAID, NOBODY -> Optional.of(new DocumentAnswer.NobodyNamed());
            case THIS_PATIENT ->
                receipt.document().id().equals(document.getIdElement().getIdPart())
                        ? Optional.empty()
                        : Optional.of(new DocumentAnswer.NotThere());
        };
    }

    /** Empty if the file itself is withheld. */
    private Optional<DocumentFile> file(Attachment attachment, Predicate<Resource> withholds)
            throws InterruptedException {
        if (attachment.hasData()) {
            return Optional.of(checked(attachment, attachment.getData()));
        }
        if (!attachment.hasUrl()) {
            return Optional.of(new DocumentFile.None());
        }
        var address = urls.below(attachment.getUrl());
        if (address.isEmpty()) {
            return Optional.of(new DocumentFile.Elsewhere());
        }
        return switch (exchange.file(address.get())) {
            case Reply.Body body -> body.isFhir() ? binary(body, attachment, withholds) : raw(body, attachment);
            case Reply.NotThere _ -> Optional.of(new DocumentFile.Missing());
            case Reply.Refused _ -> Optional.of(new DocumentFile.NotPermitted());
            case Reply.Rejected rejected -> Optional.of(fault(rejected.trouble()));
            case Reply.Trouble trouble -> Optional.of(fault(trouble));
            case Reply.Again again -> Optional.of(fault(again.otherwise()));
        };
    }

    private Optional<DocumentFile> raw(Reply.Body body, Attachment attachment) {
        return Optional.of(checked(attachment, body.bytes()));
    }

    private Optional<DocumentFile> binary(Reply.Body body, Attachment attachment, Predicate<Resource> withholds)
            throws InterruptedException {
        try {
            Binary binary = fhir.resource(body.bytes(), Binary.class);
            if (withholds.test(binary)) {
                return Optional.empty();
            }
            return Optional.of(binary.hasData() ? checked(attachment, binary.getData()) : new DocumentFile.Missing());
        } catch (UnreadableException e) {
            return Optional.of(fault(new Reply.Trouble(e.reason(), e.detail())));
        }
    }

    private DocumentFile checked(Attachment attachment, byte[] bytes) {
        long limit = settings.maxDocument().asLongValue();
        if (bytes.length > limit) {
            return new DocumentFile.TooLarge(limit);
        }
        if (attachment.hasHash() && !Arrays.equals(attachment.getHash(), sha1(bytes))) {
            return new DocumentFile.Altered();
        }
        return new DocumentFile.Bytes(bytes, !attachment.hasSize() || attachment.getSize() == bytes.length);
    }

    private DocumentFile fault(Reply.Trouble trouble) {
        return trouble.reason() == Reason.TOO_LARGE
                ? new DocumentFile.TooLarge(settings.maxDocument().asLongValue())
                : new DocumentFile.Unavailable(trouble.reason(), trouble.detail());
    }

    private static DocumentAnswer unavailable(Reply.Trouble trouble) {
        return new DocumentAnswer.NotRead(new Unavailable(trouble.reason(), trouble.detail()));
    }

    /**
     * The one algorithm that FHIR R4 knows here; it finds what broke on the way, not what was forged.
     *
     * @see <a href="https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash">FHIR R4: Attachment.hash</a>
     */
    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
