package org.sightline.tab.definition;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.TabId;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.CodeTerms.ListedTerm;
import org.sightline.display.CompletedCodes;
import org.sightline.registration.KnownTabs;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;

/**
 * Every tab there is, in the order of the tab bar, read from the class path; the build checks their searches. The tabs are
 * made anew when other lists of codes or another first day of the record come into force, and then stay as they are.
 */
@Singleton
public class TabCatalogue implements KnownTabs, TabTitles {

    private static final List<String> BANNER_KINDS = List.of("allergies", "advance-directives", "alerts", "pregnancy");
    private static final Set<String> DECISIONS_AND_ALERTS = Set.of("advance-directives", "alerts");
    private static final ConfigSchema ORDER = ConfigSchema.at(TabTexts.FOLDER + "schema/order.schema.json");

    private final Map<TabId, ConfigValue> files;
    private final Map<String, String> checksums;
    private final BannerRanks ranks;
    private final Supplier<TabSetup> setup;
    private volatile Made made;

    /** The tabs as they are in this configuration. */
    private record Made(TabSetup setup, Map<TabId, Tab> tabs) {}

    /** As the files have them, without published lists. */
    public TabCatalogue() {
        this(() -> TabSetup.NONE);
    }

    /** @param configuration asked only for a tab, as it asks for the names of tabs itself when it is read */
    @Inject
    TabCatalogue(Instance<LaunchConfigSource> configuration) {
        this(() -> TabSetup.of(configuration.get().current()));
    }

    /**
     * @param setup the published lists in force, and when the shared record begins
     * @throws TabFileException naming every problem of every file
     */
    public TabCatalogue(Supplier<TabSetup> setup) {
        this(TabTexts::fromClassPath, SearchParameters.checkedAlready(), setup);
    }

    /** @param files the text of a tab file by its name, such as {@code summary.yaml} */
    TabCatalogue(Function<String, Optional<String>> files, SearchParameters parameters, Supplier<TabSetup> setup) {
        ConfigProblems problems = new ConfigProblems();
        TabTexts texts = new TabTexts(files);
        this.files = read(texts, parameters, problems);
        this.checksums = texts.checksums();
        failIfAny(problems);
        this.ranks = this.files.values().stream()
                .flatMap(file -> file.find("banner").stream())
                .findFirst()
                .map(BannerRanks::read)
                .orElse(BannerRanks.NONE);
        this.setup = setup;
        this.made = made(TabSetup.NONE);
    }

    private Made made(TabSetup now) {
        Map<TabId, Tab> tabs = new LinkedHashMap<>();
        files.forEach((id, file) -> tabs.put(id, TabFile.read(id, file, now)));
        return new Made(now, tabs);
    }

    private Map<TabId, Tab> tabs() {
        TabSetup now = setup.get();
        Made last = made;
        if (!last.setup().equals(now)) {
            last = made(now);
            made = last;
        }
        return last.tabs();
    }

    private static void failIfAny(ConfigProblems problems) {
        if (problems.areInTheWay()) {
            throw new TabFileException(problems.inOrder());
        }
    }

    public Optional<Tab> find(TabId id) {
        return Optional.ofNullable(tabs().get(id));
    }

    /** What the maps and lists in force say of codes and their source did not. */
    public CompletedCodes completedCodes() {
        ValueSets now = setup.get().lists();
        if (now.isEmpty()) {
            return CompletedCodes.NONE;
        }
        return new CompletedCodes(
                (system, code) -> now.mapped(system, code).stream()
                        .flatMap(one -> one.snomed().stream()
                                .map(id -> new MappedCode(
                                        id, one.map().title(), one.map().version())))
                        .toList(),
                (system, code) -> now.terms()
                        .of(system, code)
                        .map(term -> new ListedTerm(term.label(), term.synonyms(), term.from())));
    }

    @Override
    public List<TabTitle> titles() {
        return tabs().values().stream()
                .map(tab -> new TabTitle(
                        tab.id(),
                        tab.title(),
                        tab.panels().stream()
                                .map(panel -> new PanelTitle(panel.id(), panel.title()))
                                .toList()))
                .toList();
    }

    @Override
    public String span(String tab, String panel) {
        return tabs().values().stream()
                .filter(one -> one.id().value().equals(tab))
                .flatMap(one -> one.panels().stream())
                .filter(one -> one.id().equals(panel))
                .map(one -> one.questions(Instant.EPOCH).span())
                .findFirst()
                .orElse("");
    }

    @Override
    public Set<TabId> ids() {
        return files.keySet();
    }

    @Override
    public Map<TabId, List<String>> panels() {
        Map<TabId, List<String>> panels = new LinkedHashMap<>();
        files.forEach((id, file) -> panels.put(
                id, file.items("panels").stream().map(panel -> panel.text("id")).toList()));
        return panels;
    }

    /**
     * The panels whose first concern stands in the banner of every tab, one of each kind.
     *
     * @param shown whether a panel of a tab is one that the reader is shown
     */
    public List<PanelDefinition> ofBanner(BiPredicate<TabId, String> shown) {
        return BANNER_KINDS.stream()
                .flatMap(kind -> tabs().values().stream()
                        .flatMap(tab -> tab.panels().stream()
                                .filter(panel -> panel.kind().equals(kind) && shown.test(tab.id(), panel.id())))
                        .limit(1))
                .toList();
    }

    /** The tab a panel stands on: this one if it has the panel, else the first that has. */
    public TabId tabOf(PanelDefinition panel, Tab current) {
        return current.panels().contains(panel)
                ? current.id()
                : tabs().values().stream()
                        .filter(tab -> tab.panels().contains(panel))
                        .map(Tab::id)
                        .findFirst()
                        .orElse(current.id());
    }

    /** Whether what panels of this kind show stands in the banner. */
    static boolean isOfBanner(String kind) {
        return BANNER_KINDS.contains(kind);
    }

    /** Whether these are the CPR decisions or the alerts of the banner; allergies have a place of their own there. */
    public static boolean holdsDecisionsOrAlerts(Panel panel) {
        return DECISIONS_AND_ALERTS.contains(panel.frame().kind());
    }

    /** Of the tab files, and of the one with their order, as they were read: {@code sha256:} and 64 digits, by name. */
    public Map<String, String> checksums() {
        return checksums;
    }

    /** What harms most. */
    public BannerRanks ranks() {
        return ranks;
    }

    /** The tabs among these that there are, in the order of the tab bar. */
    public List<Tab> among(Set<TabId> ids) {
        return tabs().values().stream().filter(tab -> ids.contains(tab.id())).toList();
    }

    /** Every tab in the order of the tab bar, by name alone. */
    static List<TabId> order(Function<String, Optional<String>> files) {
        ConfigProblems problems = new ConfigProblems();
        List<TabId> order = parse(ORDER, "order.yaml", files, problems)
                .map(file -> file.texts("tabs").stream().map(TabId::new).toList())
                .orElse(List.of());
        failIfAny(problems);
        return order;
    }

    private static Map<TabId, ConfigValue> read(
            Function<String, Optional<String>> files, SearchParameters parameters, ConfigProblems problems) {
        TabFileRules rules = new TabFileRules(parameters);
        Map<TabId, ConfigValue> tabs = new LinkedHashMap<>();
        for (TabId id : order(files)) {
            parse(TabFile.SCHEMA, id + ".yaml", files, problems).ifPresent(file -> {
                rules.check(file);
                if (file.isSound()) {
                    tabs.put(id, file);
                }
            });
        }
        return tabs;
    }

    private static Optional<ConfigValue> parse(
            ConfigSchema schema, String name, Function<String, Optional<String>> files, ConfigProblems problems) {
        Optional<String> text = files.apply(name);
        if (text.isEmpty()) {
            problems.ofFile("tabs/" + name, "is missing");
        }
        return text.flatMap(found -> schema.read(found.getBytes(StandardCharsets.UTF_8), "tabs/" + name, problems));
    }
}
