package org.sightline.tab.definition;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.TabId;
import org.sightline.registration.Setting;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Frailty;
import org.sightline.tab.panel.CareProcess.Group;
import org.sightline.tab.panel.CareProcess.Interval;
import org.sightline.tab.panel.CareProcess.Proof;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Rule;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.PanelRules;
import org.sightline.tab.panel.PanelRules.ScoreRule;
import org.sightline.tab.panel.RuleSource;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.published.PublishedLists;

/** Makes a tab of its file, which {@link TabFileRules} has found sound. */
final class TabFile {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/templates/tabs/schema/tab.schema.json");

    private TabFile() {}

    static Tab read(TabId id, ConfigValue file, TabSetup setup) {
        Set<Setting> settings = settings(file, Set.of());
        List<PanelDefinition> panels = file.items("panels").stream()
                .map(panel -> panel(panel, settings(panel, settings), setup))
                .toList();
        ConfigValue help = file.field("help");
        return new Tab(
                id,
                file.text("title"),
                new Tab.Help(help.text("holds"), help.text("holdsNot"), help.text("from")),
                panels,
                new Tab.Columns(
                        before(panels, file.text("secondColumn", "")), before(panels, file.text("across", ""))));
    }

    /** How many panels stand before this one; all if there is none. */
    private static int before(List<PanelDefinition> panels, String panel) {
        List<String> ids = panels.stream().map(PanelDefinition::id).toList();
        return ids.contains(panel) ? ids.indexOf(panel) : ids.size();
    }

    private static Set<Setting> settings(ConfigValue block, Set<Setting> otherwise) {
        return block.has("settings")
                ? block.texts("settings").stream()
                        .map(code -> Setting.named(code).orElseThrow())
                        .collect(Collectors.toSet())
                : otherwise;
    }

    private static PanelDefinition panel(ConfigValue panel, Set<Setting> settings, TabSetup setup) {
        Map<String, List<ReviewedCode>> codes = each(
                panel,
                "codes",
                list -> TabLists.single(list).stream().map(TabFile::code).toList());
        PublishedLists published = TabLists.of(panel, setup.lists());
        TabSearch searches = new TabSearch(codes, published, panel.has("processes"), settings, setup);
        return new PanelDefinition(
                panel.text("id"),
                panel.text("kind"),
                panel.text("title"),
                panel.items("searches").stream().flatMap(searches::needs).toList(),
                codes,
                excerpt(panel),
                new PanelRules(
                        each(
                                panel,
                                "words",
                                list -> list.items().stream()
                                        .map(ConfigValue::text)
                                        .toList()),
                        each(panel, "notes", ConfigValue::text),
                        panel.items("processes").stream().map(TabFile::process).toList(),
                        each(panel, "scores", TabFile::score),
                        each(panel, "places", ConfigValue::text),
                        published));
    }

    private static Excerpt excerpt(ConfigValue panel) {
        return new Excerpt(
                each(panel, "windows", ConfigValue::number),
                panel.number("rows", 0),
                panel.text("tab", ""),
                Set.copyOf(panel.texts("quietFor")),
                panel.number("quietFromAge", 0),
                new Table.Sight(panel.number("first", 0), Table.Fold.named(panel.text("folded", "never"))));
    }

    private static <T> Map<String, T> each(ConfigValue panel, String field, Function<ConfigValue, T> made) {
        Map<String, T> all = new LinkedHashMap<>();
        panel.fields(field).forEach((name, value) -> all.put(name, made.apply(value)));
        return all;
    }

    static ReviewedCode code(ConfigValue code) {
        return new ReviewedCode(code.text("system"), code.text("code"), code.text("term"), code.text("source"));
    }

    private static CareProcess process(ConfigValue process) {
        Map<Role, List<String>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, process.texts(role.name().toLowerCase(Locale.ROOT)));
        }
        return new CareProcess(
                process.text("title"),
                Proof.valueOf(process.text("proof").toUpperCase(Locale.ROOT)),
                roles,
                new Interval(process.number("months", 0), process.number("due", 0)),
                new Rule(process.text("rule"), process.text("notJudged", ""), source(process)),
                process.items("targets").stream().map(TabFile::target).toList());
    }

    private static ScoreRule score(ConfigValue score) {
        return new ScoreRule(
                source(score),
                score.number("fromAge", 0),
                score.text("notFor", ""),
                score.items("bands").stream()
                        .map(band -> new ScoreRule.Band(
                                Double.parseDouble(band.text("from")),
                                Double.parseDouble(band.text("to")),
                                band.text("words"),
                                Tone.valueOf(band.text("tone", "plain").toUpperCase(Locale.ROOT))))
                        .toList());
    }

    private static RuleSource source(ConfigValue rule) {
        return new RuleSource(rule.text("source"), rule.text("edition"), LocalDate.parse(rule.text("reviewBy")));
    }

    private static Target target(ConfigValue target) {
        boolean below = target.has("below");
        String limit = target.text(below ? "below" : "atMost");
        String part = target.text("part", "");
        String unit = target.text("unit");
        Group group = new Group(
                Frailty.valueOf(target.text("frailty", "any").toUpperCase(Locale.ROOT)),
                target.number("fromAge", 0),
                target.number("toAge", Integer.MAX_VALUE));
        String words = (part + (below ? " below " : " at most ") + limit + " " + unit + words(group)).strip();
        return new Target(part, Double.parseDouble(limit), below, words, unit, source(target), group);
    }

    private static String words(Group group) {
        String frailty = switch (group.frailty()) {
            case ANY -> "";
            case WITH -> " with moderate or severe frailty";
            case WITHOUT -> " without moderate or severe frailty";
        };
        return frailty
                + (group.fromAge() > 0 ? ", from " + group.fromAge() + " years" : "")
                + (group.toAge() < Integer.MAX_VALUE ? ", up to " + group.toAge() + " years" : "");
    }
}
