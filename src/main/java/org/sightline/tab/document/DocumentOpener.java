package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.audit.DocumentReceipt;
import org.sightline.document.Rendering;
import org.sightline.document.kind.FileName;
import org.sightline.document.kind.FileType;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.FeedAnswer;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.MatchFilter;
import org.sightline.tab.OpeningReport;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.role.ShownTabs;
import org.sightline.visit.Opening;
import org.sightline.visit.OpeningPlaces.Place;
import org.sightline.visit.Openings;
import org.sightline.visit.Permit;

/**
 * Opens one document, in the same order as {@code TabOpener} opens a tab: leave, audit, reading with withholding,
 * what is shown, audit. Page, content and download are openings of their own.
 */
@ApplicationScoped
class DocumentOpener {

    /** The audit trail's reason for a document asked for by way of a tab that lists none. */
    static final String NO_DOCUMENTS_THERE = "tab-lists-no-documents";

    private final Openings openings;
    private final AccessPolicy policy;
    private final DocumentFinder finder;
    private final TabCatalogue catalogue;
    private final DocumentComposer composer;
    private final RestrictionOfDocuments restrictions;

    DocumentOpener(
            RestrictionOfDocuments restrictions,
            AccessPolicy policy,
            DocumentFinder finder,
            TabCatalogue catalogue,
            DocumentComposer composer) {
        this.openings = restrictions.openings();
        this.policy = policy;
        this.finder = finder;
        this.catalogue = catalogue;
        this.composer = composer;
        this.restrictions = restrictions;
    }

    /**
     * What is asked for, or the page that says why it is not shown.
     *
     * @throws org.sightline.visit.RecordNotShownException if the role does not open the tab that lists it
     * @throws org.sightline.audit.AuditUnavailableException if either row could not be committed: nothing leaves then
     */
    DocumentResponse open(DocumentRequest request) {
        ShownTabs tabs = new ShownTabs(catalogue, request.visit().profileBy(policy));
        Tab lists = catalogue
                .find(request.tab())
                .filter(tab -> lists(tabs, tab, request.document().type()))
                .orElse(null);
        Permit<Tab> permit = openings.permit(request.visit(), request.tab(), lists, NO_DOCUMENTS_THERE);
        RestrictionOfDocuments.Verdict verdict =
                restrictions.of(permit, request.document().feed());
        try (Place _ = openings.place(request.visit());
                Opening<DocumentReceipt, AuditEvent.DocumentOpened> opening = openings.of(permit, request.document())) {
            DocumentFound found = verdict.restriction().withholds()
                    ? DocumentFound.notAsked(verdict.feed(), verdict.restriction())
                    : finder.find(opening.receipt(), request.place(), withheld(request, tabs, permit.tab()));
            openings.checkDeath(permit, composer.deathSaid(request.visit(), found));
            DocumentResponse response = file(request, found)
                    .orElseGet(() ->
                            new DocumentResponse.Page(found.state().status(), composer.page(request, permit, found)));
            opening.closeWith(() -> report(request, found, response));
            return response;
        }
    }

    /** Where a role is not shown the whole tab, none is its to open but what a panel takes that it is shown in full. */
    private Predicate<Resource> withheld(DocumentRequest request, ShownTabs tabs, Tab tab) {
        Predicate<Resource> withheld = request.visit().withheldBy(policy);
        return tabs.of(tab).isWhole()
                ? withheld
                : withheld.or(resource ->
                        resource.fhirType().equals(request.document().type())
                                && tabs.inFull(tab).noneMatch(panel -> MatchFilter.takes(panel, resource)));
    }

    private static boolean lists(ShownTabs tabs, Tab tab, String type) {
        return tabs.inFull(tab)
                .flatMap(panel -> panel.searches().stream())
                .anyMatch(search -> search.resourceType().equals(type));
    }

    /** The file, if that is what was asked for and there is one. */
    private static Optional<DocumentResponse> file(DocumentRequest request, DocumentFound found) {
        if (request.document().use() == Use.PAGE || found.bytes().isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = found.bytes().get().bytes();
        String title = found.document()
                .map(document -> DocumentFacts.title(found, document.document(), request.place())
                        .whole())
                .orElse("");
        if (request.document().use() == Use.DOWNLOAD) {
            return Optional.of(download(bytes, FileName.attachment(title, found.type())));
        }
        String inline = FileName.inline(title, found.type());
        return switch (found.rendering()) {
            case Rendering.Pages _ -> Optional.of(shown(bytes, found, inline, DocumentPolicies.PDF));
            case Rendering.EnclosedPages pages -> Optional.of(enclosed(pages, title));
            case Rendering.Picture _ -> Optional.of(shown(bytes, found, inline, DocumentPolicies.PICTURE));
            case Rendering.Laid laid ->
                Optional.of(new DocumentResponse.File(
                        laid.page().getBytes(StandardCharsets.UTF_8),
                        "text/html;charset=UTF-8",
                        "inline",
                        DocumentPolicies.LAID));
            case Rendering.Words _, Rendering.NotHere _ -> Optional.empty();
            case Rendering.OfAnotherPatient _, Rendering.Withheld _ -> Optional.empty();
        };
    }

    private static DocumentResponse download(byte[] bytes, String disposition) {
        return new DocumentResponse.File(bytes, "application/octet-stream", disposition, DocumentPolicies.NOTHING);
    }

    private static DocumentResponse enclosed(Rendering.EnclosedPages pages, String title) {
        String inline = FileName.inline(title, FileType.PDF);
        return new DocumentResponse.File(pages.pdf(), FileType.PDF.mediaType(), inline, DocumentPolicies.PDF);
    }

    private static DocumentResponse shown(byte[] bytes, DocumentFound found, String disposition, String policy) {
        return new DocumentResponse.File(bytes, found.type().mediaType(), disposition, policy);
    }

    private static AuditEvent.DocumentOpened report(
            DocumentRequest request, DocumentFound found, DocumentResponse response) {
        DocumentReading reading = found.reading();
        boolean answered = reading.answer() instanceof DocumentAnswer.Found;
        FeedAnswer trouble =
                reading.answer() instanceof DocumentAnswer.NotRead notRead ? notRead.why() : new FeedAnswer.Awaited();
        AuditEvent.FeedOutcome feed = new AuditEvent.FeedOutcome(
                request.document().feed().value(),
                trouble instanceof FeedAnswer.Awaited ? "answered" : OpeningReport.nameOf(trouble),
                trouble instanceof FeedAnswer.Awaited ? "" : OpeningReport.detailOf(trouble),
                reading.requests(),
                answered ? 1 : 0,
                reading.answer() instanceof DocumentAnswer.Withheld ? 1 : 0,
                reading.took().toMillis());
        boolean handedOver =
                response instanceof DocumentResponse.File || found.state().isShown();
        return new AuditEvent.DocumentOpened(
                feed,
                reading.answer() instanceof DocumentAnswer.Found one ? reference(reading, one) : "",
                found.outcome().equals("found") ? handedOver ? "shown" : "named" : found.outcome(),
                found.bytes().map(_ -> found.type().mediaType()).orElse(""),
                found.bytes()
                        .map(DocumentFile.Bytes::bytes)
                        .map(bytes -> bytes.length)
                        .orElse(0));
    }

    private static String reference(DocumentReading reading, DocumentAnswer.Found found) {
        String version = found.document().getMeta().getVersionId();
        return reading.feed().map(FeedRegistration::id).map(Object::toString).orElse("") + "/"
                + found.document().fhirType() + "/"
                + found.document().getIdElement().getIdPart() + (version == null ? "" : "@" + version);
    }
}
