package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.EarlierOpenings;
import org.sightline.context.TabId;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.visit.Permit;
import org.sightline.visit.Visit;

/** Begins the pages of tabs: which panels each has, what it asks, what is withheld from its reader. */
@ApplicationScoped
class RecordPageMaker {

    private final TabCatalogue catalogue;
    private final AccessPolicy policy;
    private final EarlierOpenings earlier;
    private final PageComposer composer;
    private final InstantSource clock;

    RecordPageMaker(
            TabCatalogue catalogue,
            AccessPolicy policy,
            EarlierOpenings earlier,
            PageComposer composer,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.policy = policy;
        this.earlier = earlier;
        this.composer = composer;
        this.clock = clock;
    }

    /** The tab of this id; null if no tab file has it. */
    @Nullable
    Tab tab(TabId id) {
        return catalogue.find(id).orElse(null);
    }

    /** In the order of the tab bar. */
    List<Tab> tabs(Set<TabId> ids) {
        return catalogue.among(ids);
    }

    /** @param receipt of the opening that the page is of; null for a frame, which is none */
    RecordPage page(Permit<Tab> permit, PanelLayout layout, @Nullable AuditReceipt receipt) {
        return page(permit, layout, layout.plan(), withholding(permit.visit()), receipt);
    }

    /** As above, of a page that is read together with others. */
    RecordPage page(
            Permit<Tab> permit,
            PanelLayout layout,
            SearchPlan plan,
            Withholding withholding,
            @Nullable AuditReceipt receipt) {
        PageOutline outline = new PageOutline(
                permit,
                layout,
                receipt == null ? null : earlier.lastBefore(receipt).orElse(null),
                clock.instant());
        return new RecordPage(composer, outline, plan, withholding);
    }

    Withholding withholding(Visit visit) {
        return new Withholding(policy, visit.launch());
    }

    /** The tab's panels, and at its end what stands in none of them. */
    PanelLayout layout(Tab tab) {
        List<PanelDefinition> own = new ArrayList<>(tab.panels());
        own.add(PanelKinds.notPlaced(tab.panels()));
        return new PanelLayout(own, bannerBesides(tab.panels()), false, List.of());
    }

    /** Nothing but what the banner needs. */
    PanelLayout banner() {
        return new PanelLayout(List.of(), catalogue.ofBanner(), false, List.of());
    }

    /** With the entries that have no category: some of them may belong on it. */
    PanelLayout alone(Tab tab, PanelDefinition panel) {
        List<SearchNeed> rest = tab.panels().stream()
                .filter(Sorting::takesTheRest)
                .flatMap(other -> other.searches().stream())
                .filter(need -> panel.resourceTypes().contains(need.resourceType()))
                .toList();
        return new PanelLayout(List.of(panel), bannerBesides(List.of(panel)), true, rest);
    }

    /** What the banner needs beside these panels. */
    private List<PanelDefinition> bannerBesides(List<PanelDefinition> panels) {
        return catalogue.ofBanner().stream()
                .filter(panel -> panels.stream()
                        .noneMatch(own -> own.asksEverybody() && own.kind().equals(panel.kind())))
                .toList();
    }
}
