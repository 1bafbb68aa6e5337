package org.sightline.coverage.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.coverage.CountedCode;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.coverage.PanelCoverage;
import org.sightline.coverage.command.PanelLists.Published;
import org.sightline.coverage.command.PanelLists.Single;
import org.sightline.tab.definition.Tab;

/** The coverage of codes in words, for somebody at a terminal. */
final class CoverageWords {

    private final StringBuilder text = new StringBuilder();

    String ofLists(List<PanelLists> lists) {
        String above = "";
        for (PanelLists list : lists) {
            String panel = list.tab() + ": " + list.panel();
            if (!panel.equals(above)) {
                line(panel);
                line("  asked: " + list.asked());
                above = panel;
            }
            line("  " + list.list());
            list.published().forEach(this::published);
            single(list);
        }
        long named = lists.stream()
                .flatMap(list -> list.published().stream())
                .map(Published::id)
                .distinct()
                .count();
        long loaded = lists.stream()
                .flatMap(list -> list.published().stream())
                .filter(Published::isLoaded)
                .map(Published::id)
                .distinct()
                .count();
        line(named + " published lists named, " + loaded + " of them loaded");
        return text.toString();
    }

    private void published(Published list) {
        if (!list.isLoaded()) {
            line("    " + list.title() + " (" + list.id() + "): not loaded");
            return;
        }
        line("    " + list.title() + " (" + list.id() + "): version " + list.version() + " of " + list.date() + ", "
                + codes(list.codes()) + " (" + roles(list.roles()) + "), " + list.counted() + " counted");
    }

    private static String roles(Map<String, Integer> roles) {
        return roles.entrySet().stream()
                .map(role -> role.getValue() + " " + role.getKey())
                .collect(Collectors.joining(", "));
    }

    private void single(PanelLists list) {
        List<Single> own = list.single().stream().filter(code -> !code.listed()).toList();
        if (list.single().isEmpty()) {
            return;
        }
        String held = list.published().isEmpty()
                ? ""
                : ", " + (list.single().size() - own.size()) + " of them in the lists above";
        line("    single codes: " + list.single().size() + held);
        own.forEach(code -> line("      " + code.code() + " " + code.term()));
    }

    String ofFiles(int entries, List<PanelCoverage> counted, List<Tab> tabs) {
        line(entries + (entries == 1 ? " entry" : " entries"));
        for (Tab tab : tabs) {
            counted.stream()
                    .filter(panel -> panel.place().tab().equals(tab.id().value()))
                    .filter(panel -> panel.totals().placed() > 0)
                    .forEach(panel -> panel(tab.title() + ": " + panel.title(), panel));
        }
        counted.stream().filter(panel -> panel.place().tab().isEmpty()).forEach(panel -> panel(panel.title(), panel));
        return text.toString();
    }

    private void panel(String title, PanelCoverage panel) {
        String ways = Arrays.stream(Way.values())
                .filter(way -> panel.totals().by(way) > 0)
                .map(way -> panel.totals().by(way) + " by " + way.id())
                .collect(Collectors.joining(", "));
        boolean nowhere = panel.totals().by(Way.NOT_PLACED) > 0;
        line(title + ": " + panel.totals().placed() + (nowhere ? "" : " (" + ways + ")")
                + (panel.totals().withoutCode() == 0
                        ? ""
                        : ", " + panel.totals().withoutCode() + " without a code"));
        panel.codes().forEach(this::code);
    }

    private void code(CountedCode one) {
        line("  " + one.count() + "\t" + one.code().kind() + "\t" + one.code().system() + "|"
                + one.code().code() + "\t" + one.code().term()
                + (one.by().way() == Way.NOT_PLACED ? "" : "\t" + one.by().words())
                + (one.mayMean().isEmpty() ? "" : "\tmaps to several: " + String.join(", ", one.mayMean())));
    }

    private static String codes(int number) {
        return number + (number == 1 ? " code" : " codes");
    }

    private void line(String words) {
        text.append(words).append(System.lineSeparator());
    }
}
