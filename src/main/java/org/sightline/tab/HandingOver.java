package org.sightline.tab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.PanelShown;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.restricted.Restriction;

/** Hands a page over in pieces and keeps account of what of it reached the reader's connection, and when. */
final class HandingOver {

    private final PageStream stream;
    private final RecordPages pages;
    private final Instant openedAt;
    private final InstantSource clock;
    private final Map<String, PanelShown> handedOver = new LinkedHashMap<>();
    private List<PermittedReading> readings = List.of();
    private Restriction restriction = new Restriction.None();
    private boolean connected = true;
    private boolean complete;

    HandingOver(PageStream stream, RecordPages pages, Instant openedAt, InstantSource clock) {
        this.stream = stream;
        this.pages = pages;
        this.openedAt = openedAt;
        this.clock = clock;
    }

    /** Whether there is more to hand over and somebody to take it. */
    boolean goesOn() {
        return connected && !complete;
    }

    boolean isFinished() {
        return connected && complete;
    }

    /** Hands over what has changed: who the patient is first, then the panels, then how far the sources are. */
    void over(ComposedPage page) {
        readings = page.readings();
        restriction = page.restriction();
        send("banner", pages.banner(page.view().frame().banner()));
        page.shown().subList(page.view().panels().size(), page.shown().size()).forEach(this::note);
        page.renewed().forEach(panel -> {
            send("panel-" + panel.frame().id(), pages.panel(panel));
            note(panel);
        });
        if (!page.renewed().isEmpty() || page.isComplete() && page.view().knowsEmptyTabs()) {
            send("tabs", pages.tabs(page.view()));
        }
        send("sources", pages.sources(page.view().sources()));
        send("progress", pages.progress(page.view().sources()));
        complete = page.isComplete();
    }

    AuditEvent.Opened report() {
        AuditEvent.Delivery how = isFinished() ? AuditEvent.Delivery.AS_FEEDS_ANSWERED : AuditEvent.Delivery.BROKEN_OFF;
        return OpeningReport.of(how, readings, new ArrayList<>(handedOver.values()), restriction);
    }

    private void send(String place, String html) {
        connected = connected && stream.send(place, html);
    }

    private void note(Panel panel) {
        if (connected) {
            Duration after = Duration.between(openedAt, clock.instant());
            handedOver.put(panel.frame().id(), OpeningReport.shown(panel, after));
        }
    }
}
