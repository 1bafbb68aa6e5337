package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Death;
import org.sightline.display.ShownText;
import org.sightline.document.EnclosedFile;
import org.sightline.document.Rendering;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.HeldFiles;
import org.sightline.policy.AccessPolicy;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.RecordBanner;
import org.sightline.tab.RecordFrame;
import org.sightline.tab.RecordFrame.CloseForm;
import org.sightline.tab.RecordFrame.FindForm;
import org.sightline.tab.RecordFrame.OpenedBy;
import org.sightline.tab.RecordFrame.TabLink;
import org.sightline.tab.banner.DeathSaid;
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

    /** That the patient has died, if the source of the document says so; null if not. */
    @Nullable
    Death deathSaid(Visit visit, DocumentFound found) {
        return found.reading().answer() instanceof DocumentAnswer.Found one
                ? DeathSaid.of(List.of(one.patient()), visit.launch().patient(), clock.instant())
                : null;
    }

    /** The page as HTML. */
    String page(DocumentRequest request, Permit<Tab> permit, DocumentFound found) {
        RecordBanner.Shown shown = request.complete() ? banner.whole(permit) : banner.awaited(permit);
        return pages.document(compose(request, permit.tab(), found, shown));
    }

    private DocumentView compose(DocumentRequest request, Tab tab, DocumentFound found, RecordBanner.Shown shown) {
        Visit visit = request.visit();
        String here = request.address();
        String part = request.place().query();
        Optional<DocumentAnswer.Found> document = found.document();
        RecordFrame frame = new RecordFrame(
                shown.banner(),
                tabs(visit, tab),
                OpenedBy.of(visit, tab.id(), clock.instant()),
                CloseForm.of(visit),
                FindForm.of(visit));
        return new DocumentView(
                document.map(one -> DocumentFacts.title(found, one.document(), request.place()))
                        .orElse(ShownText.of("Document")),
                frame,
                new Link(tab.title(), visit.address() + "/" + tab.id()),
                document.map(one -> DocumentFacts.of(found, one.document(), request.place()))
                        .orElse(null),
                body(request, found),
                document.map(one -> files(one, here)).orElse(List.of()),
                shown.stream().isEmpty()
                        ? null
                        : new DocumentView.Live(shown.stream(), here + part + "&complete=yes", shown.seconds()));
    }

    private static DocumentView.Body body(DocumentRequest request, DocumentFound found) {
        String part = request.place().query();
        return new DocumentView.Body(
                found.reading().feed().map(FeedRegistration::name).orElse("The source"),
                found.state(),
                found.rendering() instanceof Rendering.Words words ? words.text() : "",
                request.address() + "/content" + part,
                found.bytes().map(_ -> request.address() + "/download" + part).orElse(""),
                around(request, found));
    }

    /** The letter that holds it, and what it holds itself. */
    private static DocumentView.Around around(DocumentRequest request, DocumentFound found) {
        FilePlace place = request.place();
        String letter = place.isEnclosed() ? request.address() + place.outside().query() : "";
        if (!place.mayGoOn()) {
            return new DocumentView.Around(letter, List.of(), names(found));
        }
        List<Link> held = new ArrayList<>();
        for (EnclosedFile file : found.files()) {
            String href = request.address() + place.inside(held.size()).query();
            held.add(new Link(
                    (held.size() + 1) + ". "
                            + ShownText.of(file.title())
                                    .orElse(ShownText.of("File not named"))
                                    .head(),
                    href));
        }
        return new DocumentView.Around(letter, held, List.of());
    }

    private static List<String> names(DocumentFound found) {
        return found.files().stream()
                .map(file -> ShownText.of(file.title()).head())
                .toList();
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
        return catalogue.among(visit.tabsBy(policy)).stream()
                .map(tab -> new TabLink(
                        tab.id().value(), tab.title(), visit.address() + "/" + tab.id(), tab.equals(current), ""))
                .toList();
    }
}
