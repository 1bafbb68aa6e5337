package org.sightline.tab.definition;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.TabId;
import org.sightline.registration.KnownTabs;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;

/**
 * Every tab there is, in the order of the tab bar, read from the class path; the build checks their searches. The tabs are
 * made anew when other lists of codes come into force, and then stay as they are.
 */
@Singleton
public class TabCatalogue implements KnownTabs, TabTitles {

    private static final List<String> BANNER_KINDS = List.of("allergies", "advance-directives", "alerts");
    private static final String FOLDER = "/templates/tabs/";
    private static final ConfigSchema ORDER = ConfigSchema.at(FOLDER + "schema/order.schema.json");

    private final Map<TabId, ConfigValue> files;
    private final Supplier<ValueSets> sets;
    private volatile Made made;

    /** The tabs as they are with these lists. */
    private record Made(ValueSets sets, Map<TabId, Tab> tabs) {}

    /** Without published lists. */
    public TabCatalogue() {
        this(() -> ValueSets.NONE);
    }

    /** @param configuration asked only for a tab, as it asks for the names of tabs itself when it is read */
    @Inject
    TabCatalogue(Instance<LaunchConfigSource> configuration) {
        this(() -> configuration.get().current().valueSets());
    }

    /**
     * @param sets the published lists in force
     * @throws TabFileException naming every problem of every file
     */
    public TabCatalogue(Supplier<ValueSets> sets) {
        this(TabCatalogue::fromClassPath, SearchParameters.checkedAlready(), sets);
    }

    /** @param files the text of a tab file by its name, such as {@code summary.yaml} */
    TabCatalogue(Function<String, Optional<String>> files, SearchParameters parameters, Supplier<ValueSets> sets) {
        ConfigProblems problems = new ConfigProblems();
        this.files = read(files, parameters, problems);
        failIfAny(problems);
        this.sets = sets;
        this.made = made(ValueSets.NONE);
    }

    private Made made(ValueSets lists) {
        Map<TabId, Tab> tabs = new LinkedHashMap<>();
        files.forEach((id, file) -> tabs.put(id, TabFile.read(id, file, lists)));
        return new Made(lists, tabs);
    }

    private Map<TabId, Tab> tabs() {
        ValueSets now = sets.get();
        Made last = made;
        if (last.sets() != now) {
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

    @Override
    public List<TabTitle> titles() {
        return tabs().values().stream()
                .map(tab -> new TabTitle(tab.id(), tab.title()))
                .toList();
    }

    @Override
    public Set<TabId> ids() {
        return files.keySet();
    }

    /** The panels whose first concern stands in the banner of every tab, one of each kind. */
    public List<PanelDefinition> ofBanner() {
        return BANNER_KINDS.stream()
                .flatMap(kind -> tabs().values().stream()
                        .flatMap(tab -> tab.panels().stream())
                        .filter(panel -> panel.kind().equals(kind))
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

    /** Whether the banner shows lines of this panel; allergies have a place of their own there. */
    public static boolean givesBannerLines(Panel panel) {
        return bannerOrder(panel) > 0;
    }

    /** What of the panels' concerns comes first in the banner. */
    public static int bannerOrder(Panel panel) {
        return BANNER_KINDS.indexOf(panel.frame().kind());
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

    static Optional<String> fromClassPath(String name) {
        try (InputStream in = TabCatalogue.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
