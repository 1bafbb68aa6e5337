package org.sightline.tab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.TabId;
import org.sightline.feed.SearchNeed;
import org.sightline.registration.Setting;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.kinds.PanelKinds;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one tab file and checks all that can be checked without a patient. */
final class TabFile {

    private static final Set<String> TAB_KEYS = Set.of("title", "help", "panels", "secondColumn", "settings");
    private static final Set<String> PANEL_KEYS = Set.of(
            "id",
            "kind",
            "title",
            "searches",
            "codes",
            "windows",
            "rows",
            "tab",
            "settings",
            "words",
            "notes",
            "processes");
    private static final Set<String> SEARCH_KEYS = Set.of("type", "tokens", "codes", "since", "includes");

    /** What says what a resource is, where that is not its code (FHIR R4, search parameters by type). */
    private static final Map<String, String> CODE_PARAMETERS =
            Map.of("DocumentReference", "type", "CarePlan", "category", "Consent", "category");

    private final YamlFile yaml;
    private final SearchParameters parameters;

    private TabFile(YamlFile yaml, SearchParameters parameters) {
        this.yaml = yaml;
        this.parameters = parameters;
    }

    /** The tab, as far as it could be read; every problem found is added to {@code problems}. */
    static Tab read(TabId id, String text, SearchParameters parameters, List<String> problems) {
        YamlFile yaml = new YamlFile("tabs/" + id + ".yaml", problems);
        TabFile file = new TabFile(yaml, parameters);
        Map<String, Node> fields = yaml.parse(text, TAB_KEYS);
        Node title = fields.get("title");
        if (title == null || fields.get("panels") == null) {
            yaml.problem(title, "a tab needs a title and panels");
        }
        List<PanelDefinition> panels = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<Setting> settings = file.settings(fields.get("settings"), Set.of());
        for (Node node : yaml.list(fields.get("panels"))) {
            PanelDefinition panel = file.panel(node, settings);
            if (!ids.add(panel.id())) {
                yaml.problem(node, "panel " + panel.id() + " stands twice");
            }
            panels.add(panel);
        }
        Tab.Help help = file.help(fields.get("help"));
        return new Tab(id, title == null ? "" : yaml.text(title), help, panels, file.firstColumn(fields, panels));
    }

    private Tab.Help help(@Nullable Node node) {
        if (node == null) {
            yaml.problem(node, "a tab needs help: what it holds, what it does not hold and where that comes from");
            return new Tab.Help("", "", "");
        }
        Map<String, Node> fields = yaml.mapping(node, Set.of("holds", "holdsNot", "from"));
        return new Tab.Help(
                yaml.required(fields, "holds", node),
                yaml.required(fields, "holdsNot", node),
                yaml.required(fields, "from", node));
    }

    /** {@code secondColumn} names the panel that the second column begins with; without it there is one column. */
    private int firstColumn(Map<String, Node> fields, List<PanelDefinition> panels) {
        Node node = fields.get("secondColumn");
        if (node == null) {
            return panels.size();
        }
        String first = yaml.text(node);
        for (int i = 1; i < panels.size(); i++) {
            if (panels.get(i).id().equals(first)) {
                return i;
            }
        }
        yaml.problem(node, "there is no panel " + first + " after the first one");
        return panels.size();
    }

    /** The settings of the feeds that are asked; without the key {@code otherwise}. */
    private Set<Setting> settings(@Nullable Node node, Set<Setting> otherwise) {
        if (node == null) {
            return otherwise;
        }
        Set<Setting> settings = EnumSet.noneOf(Setting.class);
        for (String name : yaml.texts(node)) {
            Optional<Setting> setting = Setting.named(name);
            if (setting.isEmpty()) {
                yaml.problem(node, "unknown setting " + name + ", known are " + Setting.codes());
            }
            setting.ifPresent(settings::add);
        }
        return settings;
    }

    private PanelDefinition panel(Node node, Set<Setting> ofTab) {
        Map<String, Node> fields = yaml.mapping(node, PANEL_KEYS);
        String id = yaml.required(fields, "id", node);
        if (!TabId.isValid(id)) {
            yaml.problem(node, "id has to be lower-case letters, digits and hyphens");
        }
        String kindName = yaml.required(fields, "kind", node);
        Optional<PanelKind> kind = PanelKinds.named(kindName);
        if (kind.isEmpty()) {
            yaml.problem(fields.getOrDefault("kind", node), "unknown panel kind " + kindName);
        }
        List<SearchNeed> searches = new ArrayList<>();
        Map<String, List<ReviewedCode>> codes = codes(fields.get("codes"));
        Set<Setting> settings = settings(fields.get("settings"), ofTab);
        yaml.list(fields.get("searches")).forEach(search -> searches.add(search(search, kind, codes, settings)));
        if (!settings.isEmpty() && TabCatalogue.isOfBanner(kindName)) {
            yaml.problem(node, "what the banner shows is asked of every feed: " + kindName + " takes no settings");
        }
        if (searches.isEmpty()) {
            yaml.problem(node, "a panel needs at least one search");
        }
        Map<String, Integer> windows = windows(fields.get("windows"));
        kind.ifPresent(k -> {
            same(node, "code lists", k.namesItsLists() ? codes.keySet() : k.codeLists(), codes.keySet());
            same(node, "windows", k.windows(), windows.keySet());
            if (!k.takesRules() && !Collections.disjoint(RulesInFile.KEYS, fields.keySet())) {
                yaml.problem(node, "this kind takes no words, notes or processes");
            }
        });
        return new PanelDefinition(
                id,
                kindName,
                yaml.required(fields, "title", node),
                searches,
                codes,
                windows,
                fields.containsKey("rows") ? yaml.number(fields.get("rows")) : 0,
                fields.containsKey("tab") ? yaml.text(fields.get("tab")) : "",
                new RulesInFile(yaml, codes.keySet()).read(fields));
    }

    private void same(Node node, String what, Set<String> needed, Set<String> given) {
        if (!needed.equals(given)) {
            yaml.problem(
                    node,
                    "this kind needs exactly these " + what + ": "
                            + needed.stream().sorted().toList());
        }
    }

    private SearchNeed search(
            Node node, Optional<PanelKind> kind, Map<String, List<ReviewedCode>> codes, Set<Setting> settings) {
        Map<String, Node> fields = yaml.mapping(node, SEARCH_KEYS);
        String type = yaml.required(fields, "type", node);
        if (kind.isPresent() && !kind.get().resourceTypes().contains(type)) {
            yaml.problem(node, "this kind cannot show " + type);
        } else if (!parameters.isType(type)) {
            yaml.problem(node, type + " is not a FHIR R4 resource type");
        } else {
            SearchNeed need = checkedSearch(type, fields, codes);
            return new SearchNeed(type, need.tokens(), need.since(), need.includes(), settings);
        }
        return SearchNeed.all(type);
    }

    private SearchNeed checkedSearch(String type, Map<String, Node> fields, Map<String, List<ReviewedCode>> codes) {
        Map<String, Set<String>> tokens = new LinkedHashMap<>();
        Node tokenNode = fields.get("tokens");
        if (tokenNode != null) {
            yaml.anyMapping(tokenNode).forEach((name, values) -> {
                if (!parameters.isToken(type, name)) {
                    yaml.problem(values, type + " has no token search parameter " + name);
                }
                tokens.put(name, Set.copyOf(new HashSet<>(yaml.texts(values))));
            });
        }
        Set<String> listed = listed(fields.get("codes"), codes);
        String parameter = CODE_PARAMETERS.getOrDefault(type, "code");
        if (!listed.isEmpty() && !parameters.isToken(type, parameter)) {
            yaml.problem(fields.get("codes"), type + " cannot be searched by code");
        }
        if (!listed.isEmpty() && tokens.put(parameter, listed) != null) {
            yaml.problem(tokenNode, parameter + " is given twice: as a token and by code lists");
        }
        Set<String> includes = new HashSet<>();
        for (Node include : yaml.list(fields.get("includes"))) {
            String value = yaml.text(include);
            if (!parameters.isInclude(type, value)) {
                yaml.problem(include, value + " is not an include of " + type);
            }
            includes.add(value);
        }
        return new SearchNeed(type, tokens, since(type, fields.get("since")), includes);
    }

    /** The codes of the panel's own lists that a search names, so that each stands in the file once. */
    private Set<String> listed(@Nullable Node node, Map<String, List<ReviewedCode>> codes) {
        Set<String> tokens = new HashSet<>();
        for (String list : yaml.texts(node)) {
            if (!codes.containsKey(list)) {
                yaml.problem(node, "this panel has no code list " + list);
            }
            codes.getOrDefault(list, List.of()).forEach(code -> tokens.add(code.system() + "|" + code.code()));
        }
        return tokens;
    }

    private Optional<SearchNeed.Since> since(String type, @Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Map<String, Node> fields = yaml.mapping(node, Set.of("parameter", "months"));
        String parameter = yaml.required(fields, "parameter", node);
        if (!parameters.isDate(type, parameter)) {
            yaml.problem(node, type + " has no date search parameter " + parameter);
        }
        return Optional.of(new SearchNeed.Since(parameter, yaml.months(fields.get("months"))));
    }

    private Map<String, List<ReviewedCode>> codes(@Nullable Node node) {
        Map<String, List<ReviewedCode>> lists = new LinkedHashMap<>();
        if (node != null) {
            yaml.anyMapping(node)
                    .forEach((name, list) -> lists.put(
                            name, yaml.list(list).stream().map(this::code).toList()));
        }
        return lists;
    }

    private ReviewedCode code(Node node) {
        Map<String, Node> fields = yaml.mapping(node, Set.of("system", "code", "term", "source"));
        ReviewedCode code = new ReviewedCode(
                yaml.required(fields, "system", node),
                yaml.required(fields, "code", node),
                yaml.required(fields, "term", node),
                yaml.required(fields, "source", node));
        if (code.system().equals("http://snomed.info/sct") && !Verhoeff.isSctid(code.code())) {
            yaml.problem(fields.getOrDefault("code", node), code.code() + " is not a SNOMED CT identifier");
        }
        return code;
    }

    private Map<String, Integer> windows(@Nullable Node node) {
        Map<String, Integer> windows = new LinkedHashMap<>();
        if (node != null) {
            yaml.anyMapping(node).forEach((name, months) -> windows.put(name, yaml.months(months)));
        }
        return windows;
    }
}
