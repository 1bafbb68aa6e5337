package org.sightline.coverage.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ValueSet;
import org.sightline.tab.definition.Tab;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.published.NamedList;

/**
 * A code list of a panel: the published lists it names and the single codes beside them.
 *
 * @param tab what the tab is called
 * @param panel what the panel is called
 * @param asked how far back the panel asks, {@code last 24 months}
 * @param list what the tab file calls it
 */
record PanelLists(String tab, String panel, String asked, String list, List<Published> published, List<Single> single) {

    PanelLists {
        published = List.copyOf(published);
        single = List.copyOf(single);
    }

    /**
     * A published list that the tab file names.
     *
     * @param id its reference set or address, or the name of its file
     * @param version empty if it is not loaded
     * @param date empty if it is not loaded
     * @param counted how many of its codes have a role that counts here
     * @param roles how many of its codes have each role; none if it is not loaded
     */
    record Published(String title, String id, String version, String date, int counted, Map<String, Integer> roles) {

        boolean isLoaded() {
            return !version.isEmpty();
        }

        int codes() {
            return roles.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param listed whether one of the published lists beside it holds it */
    record Single(String system, String code, String term, boolean listed) {}

    /** @param span how far back a panel asks, by the ids of its tab and of itself */
    static List<PanelLists> of(List<Tab> tabs, BinaryOperator<String> span) {
        return tabs.stream()
                .flatMap(tab -> tab.panels().stream()
                        .flatMap(panel -> panel.codes().keySet().stream()
                                .map(list -> of(tab, panel, span.apply(tab.id().value(), panel.id()), list))))
                .toList();
    }

    private static PanelLists of(Tab tab, PanelDefinition panel, String asked, String list) {
        List<NamedList> named = panel.rules().lists().named(list);
        return new PanelLists(
                tab.title(),
                panel.title(),
                asked,
                list,
                named.stream().map(PanelLists::published).toList(),
                panel.codes().getOrDefault(list, List.of()).stream()
                        .map(code -> single(code, named))
                        .toList());
    }

    private static Published published(NamedList list) {
        return switch (list) {
            case NamedList.NotLoaded(String called, String id, var _) -> new Published(called, id, "", "", 0, Map.of());
            case NamedList.Loaded loaded -> {
                ValueSet set = loaded.set();
                Map<String, Integer> roles = new LinkedHashMap<>();
                Arrays.stream(CodeRole.values()).forEach(role -> roles.put(role.word(), 0));
                loaded.members().forEach(member -> roles.merge(member.role().word(), 1, Integer::sum));
                roles.values().removeIf(count -> count == 0);
                yield new Published(
                        loaded.called(),
                        Objects.requireNonNullElse(
                                set.head().refset(),
                                Objects.requireNonNullElse(set.head().url(), set.name())),
                        set.head().version(),
                        set.head().date().toString(),
                        (int) loaded.members()
                                .filter(member -> loaded.roles().contains(member.role()))
                                .count(),
                        roles);
            }
        };
    }

    private static Single single(ReviewedCode code, List<NamedList> named) {
        return new Single(
                code.system(),
                code.code(),
                code.term(),
                named.stream()
                        .anyMatch(list -> list instanceof NamedList.Loaded loaded
                                && loaded.set().contains(code.system(), code.code())));
    }
}
