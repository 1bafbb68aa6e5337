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
import org.sightline.policy.HiddenTypes;
import org.sightline.tab.PanelLayout.Extent;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.sightline.tab.role.ShownTab;
import org.sightline.tab.role.ShownTabs;
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
        return new Withholding(
                visit.withheldBy(policy),
                policy::goesWith,
                catalogue.completedCodes(),
                new HiddenTypes(shownTabs(visit).hiddenTypes()),
                policy.restrictedPatients());
    }

    private ShownTabs shownTabs(Visit visit) {
        return new ShownTabs(catalogue, visit.profileBy(policy));
    }

    /**
     * The tab's panels as the role is shown them, and at its end what stands in none of them: that only where it is shown
     * every panel in full, as it would list what another panel does not show.
     */
    PanelLayout layout(Permit<Tab> permit) {
        ShownTabs tabs = shownTabs(permit.visit());
        ShownTab shown = tabs.of(permit.tab());
        List<PanelDefinition> own = new ArrayList<>(shown.panels());
        if (shown.isWhole()) {
            own.add(PanelKinds.notPlaced(permit.tab().panels()));
        }
        return new PanelLayout(own, bannerBesides(tabs, shown.panels(), shown), Extent.TAB, List.of(), shown);
    }

    /** The same with every row. */
    PanelLayout uncut(Permit<Tab> permit) {
        PanelLayout cut = layout(permit);
        return new PanelLayout(cut.own(), cut.besides(), Extent.EVERY_ROW, List.of(), cut.shown());
    }

    /** Nothing but what the banner needs. */
    PanelLayout banner(Permit<Tab> permit) {
        ShownTabs tabs = shownTabs(permit.visit());
        return new PanelLayout(List.of(), tabs.ofBanner(), Extent.TAB, List.of(), tabs.of(permit.tab()));
    }

    /** With the entries that have no category: some of them may belong on it. */
    PanelLayout alone(Permit<Tab> permit, PanelDefinition panel) {
        ShownTabs tabs = shownTabs(permit.visit());
        ShownTab shown = tabs.of(permit.tab());
        List<SearchNeed> rest = permit.tab().panels().stream()
                .filter(Sorting::takesTheRest)
                .flatMap(other -> other.searches().stream())
                .filter(need -> panel.resourceTypes().contains(need.resourceType()))
                .toList();
        List<PanelDefinition> own = List.of(panel);
        return new PanelLayout(own, bannerBesides(tabs, own, shown), Extent.ONE_PANEL, rest, shown);
    }

    /** What the banner needs beside these panels. */
    private static List<PanelDefinition> bannerBesides(ShownTabs tabs, List<PanelDefinition> panels, ShownTab shown) {
        return tabs.ofBanner().stream()
                .filter(panel -> panels.stream()
                        .filter(own -> !shown.existsOnly().contains(own.id()))
                        .noneMatch(own -> own.asksEverybody() && own.kind().equals(panel.kind())))
                .toList();
    }
}
