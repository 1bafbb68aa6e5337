package org.sightline.feed.reading;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
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
import org.sightline.feed.HeldFiles;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.WantedFile;
import org.sightline.feed.exchange.DataUrl;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.feed.exchange.Reply;
import org.sightline.feed.parsing.FhirJson;
import org.sightline.feed.parsing.UnreadableException;
import org.sightline.registration.FeedConnection;

/** One document from one feed: whose patient, which document, what file. */
final class DocumentFetch {

    private static final Pattern RESOURCE = Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64}(?:[/?].*)?");

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

    DocumentAnswer read(
            DocumentReceipt receipt, WantedFile file, Confidentiality confidentiality, Predicate<Resource> withholds)
            throws InterruptedException {
        PatientIdentity patient = receipt.launch().patient();
        String type = receipt.document().type();
        if (exchange.credentials().permission(type) == LaunchFeeds.Permission.NONE) {
            return new DocumentAnswer.NotRead(new FeedAnswer.NotPermitted("document"));
        }
        BundlePages pages = new BundlePages(exchange, fhir, urls, settings.maxPages());
        return switch (new PatientLookUp(patient, confidentiality, connection, clock).ask(pages, urls)) {
            case PatientLookUp.Result.Settled settled -> new DocumentAnswer.NotRead(settled.answer());
            case PatientLookUp.Result.Found found ->
                withholds.test(found.patient())
                        ? new DocumentAnswer.Withheld()
                        : read(found.patient(), receipt, file, withholds);
        };
    }

    private DocumentAnswer read(
            Patient patient, DocumentReceipt receipt, WantedFile file, Predicate<Resource> withholds)
            throws InterruptedException {
        return switch (exchange.get(
                urls.read(receipt.document().type(), receipt.document().id()))) {
            case Reply.Body body -> judge(body, patient, receipt, file, withholds);
            case Reply.NotThere _ -> new DocumentAnswer.NotThere();
            case Reply.Refused _ -> new DocumentAnswer.NotRead(new FeedAnswer.NotPermitted("document"));
            case Reply.Rejected rejected -> unavailable(rejected.trouble());
            case Reply.Trouble trouble -> unavailable(trouble);
            case Reply.Again again -> unavailable(again.otherwise());
        };
    }

    private DocumentAnswer judge(
            Reply.Body body, Patient patient, DocumentReceipt receipt, WantedFile file, Predicate<Resource> withholds)
            throws InterruptedException {
        Optional<Resource> read;
        try {
            read = fhir.resource(body.bytes(), receipt.document().type());
        } catch (UnreadableException e) {
            return unavailable(new Reply.Trouble(e.reason(), e.detail()));
        }
        if (read.isEmpty() || !(read.get() instanceof DomainResource document)) {
            return unavailable(new Reply.Trouble(
                    Reason.NOT_FHIR_R4, "not a " + receipt.document().type()));
        }
        SubjectCheck subjects = new SubjectCheck(
                receipt.launch().patient(), connection, patient, LocalDate.ofInstant(clock.instant(), UkZone.ID));
        return switch (subjects.of(document)) {
            case ANOTHER_PATIENT -> new DocumentAnswer.NotThisPatients();
            case NOT_SAID, NOBODY -> new DocumentAnswer.NobodyNamed();
            case THIS_PATIENT -> {
                if (!receipt.document().id().equals(document.getIdElement().getIdPart())) {
                    yield new DocumentAnswer.NotThere();
                }
                yield withholds.test(document)
                        ? new DocumentAnswer.Withheld()
                        : withFile(patient, document, file, subjects, withholds);
            }
        };
    }

    private DocumentAnswer withFile(
            Patient patient,
            DomainResource document,
            WantedFile file,
            SubjectCheck subjects,
            Predicate<Resource> withholds)
            throws InterruptedException {
        Optional<Attachment> attachment = HeldFiles.of(document, file.part());
        for (String address : file.addresses()) {
            attachment = attachment.map(letter -> pointedTo(letter, address));
        }
        if (attachment.isEmpty()) {
            return new DocumentAnswer.Found(patient, document, new DocumentFile.None());
        }
        FileOwner owner = new FileOwner(exchange, urls, fhir, subjects, new OwnAddresses(connection, patient));
        return new FileFetch(exchange, urls, fhir, settings, owner)
                .of(new FileFetch.Wanted(attachment.get(), document, withholds, false))
                .<DocumentAnswer>map(found -> new DocumentAnswer.Found(patient, document, found))
                .orElseGet(DocumentAnswer.Withheld::new);
    }

    /** Meant from where the letter is that gives it, as any link is; one that names a resource is meant from the base. */
    private static Attachment pointedTo(Attachment letter, String address) {
        String folder = letter.hasUrl() && !DataUrl.is(letter.getUrl())
                ? letter.getUrl().replaceFirst("[?#].*", "").replaceFirst("[^/]*$", "")
                : "";
        boolean isWhole = address.contains(":")
                || address.startsWith("/")
                || RESOURCE.matcher(address).matches();
        return new Attachment().setUrl(isWhole ? address : folder + address);
    }

    private static DocumentAnswer unavailable(Reply.Trouble trouble) {
        return new DocumentAnswer.NotRead(new Unavailable(trouble.reason(), trouble.detail()));
    }
}
