package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.definition.BannerRanks;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelRules.ScoreRule;
import org.sightline.tab.panel.RuleSource;
import org.sightline.tab.panel.asked.WindowWords;
import org.sightline.tab.panel.published.NamedList;

/** {@code docs/clinical-content.md} is made from the tab files; {@code -Dsightline.renew=true} writes it anew. */
class ClinicalContentTest {

    private static final Path PAGE = Path.of("docs/clinical-content.md");

    private static final String HEAD = """
            # Clinical content

            What each tab asks its sources for and shows, for whoever reviews it: panels, searches, time limits, codes with their terms and where each was found. This page is made from `ui-templates/tabs/*.yaml`, which hold the reasons beside them; a test fails when it is out of date (`JAVA_TOOL_OPTIONS=-Dsightline.renew=true ./sightline test ClinicalContentTest` makes it anew). Published lists count beside the codes below where they are loaded ([clinical lists](clinical-lists.md)); those too long to be asked for by code are asked for as all of the type, of the time under `wide` in the tab file. A code that no published list has says so, is counted on the page as our own short list, and wants a clinical safety officer's eye.

            Of every search applies: feeds are asked by the patient's own id at that feed, what is entered in error is left out and counted, and what is cut or missing is said on the panel. Each tab ends with “Not placed on this tab”: the entries that were read for it and stand in none of its panels.
            """;

    @Test
    void thePageSaysWhatTheTabFilesSay() throws IOException {
        String page = page(new TabCatalogue());
        if (Boolean.getBoolean("sightline.renew")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    private static String page(TabCatalogue catalogue) {
        StringBuilder page = new StringBuilder(HEAD);
        Set<TabId> every = catalogue.ids();
        appendUnpublished(page, catalogue.among(every));
        append(page, catalogue.ranks());
        for (Tab tab : catalogue.among(every)) {
            page.append("\n## ").append(tab.title()).append("\n\n");
            page.append("![")
                    .append(tab.title())
                    .append(" of a fictional patient](images/")
                    .append(tab.id())
                    .append(".png)\n\n");
            page.append("- It holds: ").append(tab.help().holds()).append('\n');
            page.append("- It does not hold: ").append(tab.help().holdsNot()).append('\n');
            page.append("- It comes from: ").append(tab.help().from()).append('\n');
            tab.panels().forEach(panel -> append(page, panel));
        }
        return page.toString();
    }

    /** Each once, with every list that names it. */
    private static void appendUnpublished(StringBuilder page, Collection<Tab> tabs) {
        Map<String, Set<String>> places = new TreeMap<>();
        tabs.forEach(tab -> tab.panels()
                .forEach(panel -> panel.codes()
                        .forEach((list, codes) -> codes.stream()
                                .filter(code -> !code.isPublished())
                                .forEach(code -> places.computeIfAbsent(
                                                "`" + code.code() + "` " + system(code.system()) + " | " + code.term(),
                                                _ -> new TreeSet<>())
                                        .add(tab.title() + ", " + panel.title() + ": " + list)))));
        page.append("\n## For the clinical safety officer\n\nCodes that were found in no published list. They wait for")
                .append(
                        " a decision: a source that can be opened goes into the tab file, or the code is taken out of it.")
                .append(" The same goes for the ranks of the banner whose source says so below.\n\n")
                .append("| code | term | where it counts |\n|---|---|---|\n");
        places.forEach((code, where) -> page.append("| ")
                .append(code)
                .append(" | ")
                .append(String.join("; ", where))
                .append(" |\n"));
    }

    private static void append(StringBuilder page, BannerRanks ranks) {
        page.append("\n## The banner of every page\n\nWhat could hurt the patient, what harms most first. ")
                .append(ranks.room())
                .append(" characters stand without opening; the rest is behind a count, in the same order.\n\n")
                .append(
                        "| rank | danger | categories of alerts | or words they say | stays | source |\n|---|---|---|---|---|---|\n");
        int place = 0;
        for (BannerRanks.Rank rank : ranks.ranks()) {
            String categories = Stream.concat(
                            rank.categories().stream().map(code -> code.term() + " `" + code.code() + "`"),
                            rank.called().stream())
                    .collect(Collectors.joining(", "));
            page.append("| ")
                    .append(++place)
                    .append(" | ")
                    .append(rank.of().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" | ")
                    .append(String.join(
                            " | ",
                            categories,
                            String.join(", ", rank.words()),
                            rank.stays() ? "always" : "",
                            rank.source()))
                    .append(" |\n");
        }
    }

    private static void append(StringBuilder page, PanelDefinition panel) {
        page.append("\n### ").append(panel.title()).append("\n\n");
        page.append("Kind `").append(panel.kind()).append("`. Searches:\n\n");
        panel.searches()
                .forEach(need -> page.append("- ").append(words(need, panel)).append('\n'));
        if (!panel.excerpt().windows().isEmpty()) {
            page.append("\nTime limits in months: ")
                    .append(new TreeMap<>(panel.excerpt().windows())
                            .entrySet().stream()
                                    .map(window -> "`" + window.getKey() + "` " + window.getValue())
                                    .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        if (panel.excerpt().rows() > 0) {
            page.append("\nRows on the page: ").append(panel.excerpt().rows()).append("; the rest one click away.\n");
        }
        panel.codes()
                .keySet()
                .forEach(list -> panel.rules()
                        .lists()
                        .named(list)
                        .forEach(one -> page.append("\nPublished list for ")
                                .append(list)
                                .append(": ")
                                .append(one.called())
                                .append(
                                        one instanceof NamedList.NotLoaded(var _, var id, var part)
                                                ? ", `" + id + "`"
                                                        + (part.words().isEmpty() ? "" : ", the codes" + part.words())
                                                : "")
                                .append(".\n")));
        if (!panel.rules().processes().isEmpty()) {
            page.append("\n| care process | rule | whose rule | targets |\n|---|---|---|---|\n");
            panel.rules().processes().forEach(process -> page.append(line(process)));
        }
        if (!panel.rules().scores().isEmpty()) {
            page.append("\n| score | in words | whose rule |\n|---|---|---|\n");
            new TreeMap<>(panel.rules().scores()).forEach((name, score) -> page.append(line(name, score)));
        }
        if (panel.codes().values().stream().anyMatch(codes -> !codes.isEmpty())) {
            page.append("\n| list | code | term | source |\n|---|---|---|---|\n");
            panel.codes()
                    .forEach((list, codes) -> codes.forEach(code -> page.append("| ")
                            .append(String.join(
                                    " | ",
                                    List.of(
                                            list,
                                            "`" + code.code() + "` " + system(code.system()),
                                            code.term(),
                                            code.source())))
                            .append(" |\n")));
        }
    }

    private static String line(CareProcess process) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                process.title(),
                                process.rule().words() + " "
                                        + process.interval().months() + " months. "
                                        + process.rule().notJudged(),
                                words(process.rule().source()),
                                process.targets().stream()
                                        .map(target -> target.words() + " (" + words(target.source()) + ")")
                                        .collect(Collectors.joining("; "))))
                + " |\n";
    }

    private static String line(String name, ScoreRule score) {
        return "| " + name + " | "
                + score.bands().stream().map(ScoreRule.Band::words).collect(Collectors.joining("; "))
                + (score.fromAge() > 0 ? "; not under " + score.fromAge() + " years" : "")
                + (score.notFor().isEmpty() ? "" : "; not for " + score.notFor()) + " | " + words(score.source())
                + " |\n";
    }

    private static String words(RuleSource source) {
        return source.authority() + ", " + source.edition() + "; review by " + source.reviewBy();
    }

    private static String words(SearchNeed need, PanelDefinition panel) {
        StringBuilder words = new StringBuilder("`" + need.resourceType() + "`");
        Set<String> listed = panel.codes().values().stream()
                .flatMap(List::stream)
                .map(code -> code.system() + "|" + code.code())
                .collect(Collectors.toUnmodifiableSet());
        for (Map.Entry<String, Set<String>> token : new TreeMap<>(need.tokens()).entrySet()) {
            boolean fromLists = listed.containsAll(token.getValue());
            words.append(", ")
                    .append(token.getKey())
                    .append(
                            fromLists
                                    ? " one of " + token.getValue().size() + " codes below"
                                    : " "
                                            + token.getValue().stream()
                                                    .sorted()
                                                    .map(value -> "`" + value.replace("|", "\\|") + "`")
                                                    .collect(Collectors.joining(" or ")));
        }
        Optional<SearchNeed.Since> since = need.since();
        since.ifPresent(
                s -> words.append(", ").append(s.dateParameter()).append(' ').append(WindowWords.of(s.window())));
        if (!need.includes().isEmpty()) {
            words.append(", with ").append(need.includes().stream().sorted().collect(Collectors.joining(", ")));
        }
        return words.toString();
    }

    private static String system(String system) {
        return switch (system) {
            case "http://snomed.info/sct" -> "SNOMED CT";
            case "http://loinc.org" -> "LOINC";
            default -> system;
        };
    }
}
