package org.sightline.coverage.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CodedEntry;
import org.sightline.coverage.CoveredPanel;
import org.sightline.coverage.PanelCoverage;
import org.sightline.tab.TriedTab;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.kinds.PanelKinds;

/** {@code codes coverage}: of the lists, or of the codes in files. */
public final class CoverageCommand {

    private static final String NO_TAB = "";

    private final TabCatalogue catalogue;
    private final List<Tab> tabs;
    private final boolean json;
    private final PrintStream out;
    private final InstantSource clock;

    /**
     * @param setup the lists of the folder, and since when the record goes
     * @param json whether to write for pipelines
     */
    public CoverageCommand(TabSetup setup, boolean json, PrintStream out, InstantSource clock) {
        this.catalogue = new TabCatalogue(() -> setup);
        this.tabs = catalogue.among(catalogue.ids());
        this.json = json;
        this.out = out;
        this.clock = clock;
    }

    /** Which published lists the panels name, and which single codes they have beside. */
    public void ofLists() {
        List<PanelLists> lists = PanelLists.of(tabs, catalogue::span);
        out.print(json ? CoverageJson.ofLists(lists) : new CoverageWords().ofLists(lists));
    }

    /**
     * What each panel finds of the codes in files of FHIR resources.
     *
     * @return whether every line could be read
     * @throws IOException if a file cannot be read
     */
    public boolean ofFiles(List<Path> files) throws IOException {
        List<Resource> entries = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path file : files) {
            FhirFile read = FhirFile.read(file);
            entries.addAll(read.entries());
            unread.addAll(read.unread());
        }
        List<PanelCoverage> counted = counted(entries);
        out.print(json ? CoverageJson.ofFiles(counted) : new CoverageWords().ofFiles(entries.size(), counted, tabs));
        unread.forEach(out::println);
        return unread.isEmpty();
    }

    private List<PanelCoverage> counted(List<Resource> entries) {
        Instant now = clock.instant();
        CodeCoverage coverage = new CodeCoverage(clock);
        Set<String> placed = new HashSet<>();
        for (Tab tab : tabs) {
            Map<String, Set<String>> byPanel = new TriedTab(tab, now).placed(entries, coverage);
            byPanel.values().forEach(placed::addAll);
        }
        List<CodedEntry> rest = entries.stream()
                .filter(entry ->
                        !placed.contains(PanelSource.keyOf(entry)) && !PanelKinds.isNamedByEntries(entry.fhirType()))
                .map(entry -> new CodedEntry(entry, entry))
                .toList();
        coverage.count(
                new CoveredPanel(TriedTab.TRIED, TriedTab.TRIED, NO_TAB, NO_TAB),
                "In no panel of any tab",
                rest.size(),
                rest,
                TriedTab.nowhere());
        return coverage.of(TriedTab.TRIED);
    }
}
