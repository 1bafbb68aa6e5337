package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sightline.display.ShownText;
import org.sightline.document.Rendering;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.HeldFiles;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.RecordBanner;
import org.sightline.tab.RecordFrame;
import org.sightline.tab.RecordView.CloseForm;
import org.sightline.tab.RecordView.OpenedBy;
import org.sightline.tab.RecordView.TabLink;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.Link;
import org.sightline.visit.Permit;
import org.sightline.visit.Visit;

/** Puts a document's page together: banner, tab bar, what the document says of itself, the document. */
@ApplicationScoped
class DocumentComposer {

    private final AccessPolicy policy;
    private final TabCatalogue catalogue;
    private final DocumentPages pages;
    private final RecordBanner banner;
    private final InstantSource clock;

    DocumentComposer(
            AccessPolicy policy,
            TabCatalogue catalogue,
            DocumentPages pages,
            RecordBanner banner,
            InstantSource clock) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.pages = pages;
        this.banner = banner;
        this.clock = clock;
    }

    /** The page as HTML. */
    String page(DocumentRequest request, Permit<Tab> permit, DocumentFound found) {
        RecordBanner.Shown shown = request.complete() ? banner.whole(permit) : banner.awaited(permit);
        return pages.document(compose(request, permit.tab(), found, shown));
    }

    private DocumentView compose(DocumentRequest request, Tab tab, DocumentFound found, RecordBanner.Shown shown) {
        Visit visit = request.visit();
        String here = request.address();
        String part = "?file=" + request.part();
        Optional<DocumentAnswer.Found> document = found.document();
        RecordFrame frame = new RecordFrame(
                shown.banner(), tabs(visit, tab), OpenedBy.of(visit, tab.id(), clock.instant()), CloseForm.of(visit));
        DocumentView.Body body = new DocumentView.Body(
                found.reading().feed().map(FeedRegistration::name).orElse("The source"),
                found.state(),
                found.rendering() instanceof Rendering.Words words ? words.text() : "",
                here + "/content" + part,
                found.bytes().map(_ -> here + "/download" + part).orElse(""));
        return new DocumentView(
                document.map(one -> DocumentFacts.title(one.document(), request.part()))
                        .orElse(ShownText.of("Document")),
                frame,
                new Link(tab.title(), visit.address() + "/" + tab.id()),
                document.map(one -> DocumentFacts.of(found, one.document(), request.part()))
                        .orElse(null),
                body,
                document.map(one -> files(one, here)).orElse(List.of()),
                shown.stream().isEmpty()
                        ? null
                        : new DocumentView.Live(shown.stream(), here + part + "&complete=yes", shown.seconds()));
    }

    private static List<Link> files(DocumentAnswer.Found found, String here) {
        int count = HeldFiles.of(found.document()).size();
        return count < 2
                ? List.of()
                : IntStream.range(0, count)
                        .mapToObj(i -> new Link(
                                (i + 1) + ". "
                                        + DocumentFacts.title(found.document(), i)
                                                .head(),
                                here + "?file=" + i))
                        .toList();
    }

    private List<TabLink> tabs(Visit visit, Tab current) {
        return catalogue.among(policy.tabsOf(visit.launch())).stream()
                .map(tab -> new TabLink(
                        tab.id().value(), tab.title(), visit.address() + "/" + tab.id(), tab.equals(current), ""))
                .toList();
    }
}
