package org.sightline.tab.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.Sctid;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.kinds.PanelKinds;

/** All that can be checked of a tab file without a patient and that its schema cannot hold: what the code can show. */
final class TabFileRules {

    private final SearchParameters parameters;

    TabFileRules(SearchParameters parameters) {
        this.parameters = parameters;
    }

    void check(ConfigValue file) {
        Set<String> ids = new HashSet<>();
        List<ConfigValue> panels = file.allItems("panels");
        for (ConfigValue panel : panels) {
            panel.find("id")
                    .filter(id -> !ids.add(id.text()))
                    .ifPresent(id -> id.error("panel " + id.text() + " stands twice"));
            checkPanel(panel, file.has("settings") || panel.has("settings"));
        }
        panels.stream()
                .flatMap(panel -> panel.fields("places").values().stream())
                .filter(place -> !ids.contains(place.text()))
                .forEach(place -> place.error("there is no panel " + place.text()));
        file.find("banner").ifPresent(BannerRanks::check);
        checkColumn(file, "secondColumn", panels.stream().skip(1).toList(), "the first one");
        file.find("secondColumn")
                .ifPresent(second -> checkColumn(
                        file,
                        "across",
                        panels.stream()
                                .dropWhile(panel -> !panel.text("id", "").equals(second.text()))
                                .skip(1)
                                .toList(),
                        second.text()));
    }

    /** @param panels among which the one that the field names has to be */
    private static void checkColumn(ConfigValue file, String field, List<ConfigValue> panels, String after) {
        file.find(field)
                .filter(named -> panels.stream()
                        .flatMap(panel -> panel.find("id").stream())
                        .noneMatch(id -> id.text().equals(named.text())))
                .ifPresent(named -> named.error("there is no panel " + named.text() + " after " + after));
    }

    private void checkPanel(ConfigValue panel, boolean ofSomeSettings) {
        Optional<ConfigValue> name = panel.find("kind");
        PanelKind kind = name.flatMap(known -> PanelKinds.named(known.text())).orElse(null);
        if (kind != null) {
            checkKind(kind, panel, ofSomeSettings);
        } else {
            name.ifPresent(unknown -> unknown.error(
                    "there is no panel kind " + unknown.text() + Nearest.of(unknown.text(), PanelKinds.names())));
        }
        panel.allItems("searches").forEach(search -> checkSearch(search, kind, panel));
        panel.fields("codes").values().forEach(list -> {
            TabLists.check(list);
            TabLists.single(list).forEach(TabFileRules::checkCode);
        });
        panel.items("processes").forEach(process -> checkProcess(process, panel));
    }

    private static void checkKind(PanelKind kind, ConfigValue panel, boolean ofSomeSettings) {
        if (!kind.is(Trait.NAMES_ITS_LISTS)) {
            checkNames(panel, "codes", "code lists", kind.codeLists());
        }
        checkNames(panel, "windows", "windows", kind.windows());
        if (!kind.is(Trait.TAKES_RULES)
                && Stream.of("words", "notes", "processes", "scores", "places").anyMatch(panel::has)) {
            panel.error("this kind takes no words, notes, processes, scores or places");
        }
        if (ofSomeSettings && TabCatalogue.isOfBanner(kind.name())) {
            panel.error("what the banner shows is asked of every feed: " + kind.name() + " takes no settings");
        }
    }

    private static void checkNames(ConfigValue panel, String field, String what, Set<String> needed) {
        if (!needed.equals(panel.names(field))) {
            (panel.has(field) ? panel.field(field) : panel)
                    .error("this kind needs exactly these " + what + ": "
                            + needed.stream().sorted().toList());
        }
    }

    private void checkSearch(ConfigValue search, @Nullable PanelKind kind, ConfigValue panel) {
        Optional<ConfigValue> named = search.find("type");
        if (named.isEmpty()) {
            return;
        }
        String type = named.get().text();
        if (kind != null && !kind.resourceTypes().contains(type)) {
            named.get().error("this kind cannot show " + type);
            return;
        }
        if (!parameters.isType(type)) {
            named.get().error(type + " is not a FHIR R4 resource type");
            return;
        }
        search.fields("tokens").forEach((name, values) -> {
            if (!parameters.isToken(type, name)) {
                values.error(type + " has no token search parameter " + name);
            }
        });
        search.items("includes").stream()
                .filter(include -> !parameters.isInclude(type, include.text()))
                .forEach(include -> include.error(include.text() + " is not an include of " + type));
        checkWindows(search, type, panel);
        checkListed(search, type, panel);
    }

    private void checkWindows(ConfigValue search, String type, ConfigValue panel) {
        Stream.of("since", "wide")
                .flatMap(window -> search.find(window, "parameter").stream())
                .filter(parameter -> !parameters.isDate(type, parameter.text()))
                .forEach(parameter -> parameter.error(type + " has no date search parameter " + parameter.text()));
        if (type.equals("Observation")
                && TabLists.arePublished(panel, search.texts("codes"))
                && Stream.of("since", "wide").noneMatch(search::has)) {
            search.error("published lists may be too long to ask for by code: say since when all observations are"
                    + " asked for then (wide)");
        }
    }

    private void checkListed(ConfigValue search, String type, ConfigValue panel) {
        checkLists(search.items("codes"), panel);
        String parameter = TabSearch.codeParameter(type);
        search.find("codes").ifPresent(codes -> {
            if (!parameters.isToken(type, parameter)) {
                codes.error(type + " cannot be searched by code");
            }
            if (search.names("tokens").contains(parameter)) {
                codes.error(parameter + " is given twice: as a token and by code lists");
            }
        });
    }

    private static void checkLists(List<ConfigValue> names, ConfigValue panel) {
        names.stream()
                .filter(name -> !panel.names("codes").contains(name.text()))
                .forEach(name -> name.error("this panel has no code list " + name.text()));
    }

    static void checkCode(ConfigValue code) {
        String digits = code.text("code");
        if (code.text("system").equals("http://snomed.info/sct") && !Sctid.isValid(digits)) {
            code.field("code").error(digits + " is not a SNOMED CT identifier");
        }
    }

    private static void checkProcess(ConfigValue process, ConfigValue panel) {
        for (Role role : Role.values()) {
            checkLists(process.items(role.name().toLowerCase(Locale.ROOT)), panel);
        }
        if (process.number("due", 0) >= process.number("months", 0)) {
            process.field("due").error("due has to be less than months");
        }
    }
}
