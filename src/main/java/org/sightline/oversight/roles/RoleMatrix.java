package org.sightline.oversight.roles;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.context.TabId;
import org.sightline.oversight.CsvLine;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.Showing;
import org.sightline.tab.definition.TabTitles.PanelTitle;
import org.sightline.tab.definition.TabTitles.TabTitle;

/**
 * What each role is shown of each panel.
 *
 * @param roles their names, the one that no group names last
 */
public record RoleMatrix(List<String> roles, List<CodesOfRole> codes, List<TabRows> tabs) {

    /** What the files call the role that no group names. */
    private static final String UNKNOWN = "Any other role";

    public RoleMatrix {
        roles = List.copyOf(roles);
        codes = List.copyOf(codes);
        tabs = List.copyOf(tabs);
    }

    /** The codes of one role. */
    public record CodesOfRole(String role, List<RoleCode> codes) {
        public CodesOfRole {
            codes = List.copyOf(codes);
        }
    }

    /** The panels of one tab, which files call by its id. */
    public record TabRows(TabId id, String title, List<PanelRow> panels) {
        public TabRows {
            panels = List.copyOf(panels);
        }
    }

    /**
     * One panel.
     *
     * @param cells how much of it each role is shown
     */
    public record PanelRow(PanelTitle panel, List<Showing> cells) {
        public PanelRow {
            cells = List.copyOf(cells);
        }
    }

    /** As it is in launches of a registration, for the panels of these tabs. */
    public static RoleMatrix of(AccessRules rules, String registration, List<TabTitle> titles) {
        List<RoleProfile> profiles = Stream.concat(
                        rules.roles().stream().map(role -> rules.profileOf(role, registration)),
                        Stream.of(rules.unknownRole()))
                .toList();
        List<TabRows> tabs = titles.stream()
                .map(tab -> new TabRows(
                        tab.id(),
                        tab.title(),
                        tab.panels().stream()
                                .map(panel -> new PanelRow(panel, cells(profiles, tab.id(), panel.id())))
                                .toList()))
                .toList();
        return new RoleMatrix(
                Stream.concat(rules.roles().stream().map(AccessRules.RoleRule::name), Stream.of(UNKNOWN))
                        .toList(),
                rules.roles().stream()
                        .map(role -> new CodesOfRole(role.name(), role.codes()))
                        .toList(),
                tabs);
    }

    private static List<Showing> cells(List<RoleProfile> profiles, TabId tab, String panel) {
        return profiles.stream().map(profile -> profile.showing(tab, panel)).toList();
    }

    /** One line for each panel: tab and panel by their ids, then each role. */
    public String csv() {
        Stream<String> head = Stream.concat(Stream.of("Tab", "Panel"), roles.stream());
        return CsvLine.BYTE_ORDER_MARK
                + CsvLine.of(head.toList())
                + tabs.stream()
                        .flatMap(tab -> tab.panels().stream()
                                .map(row -> CsvLine.of(Stream.concat(
                                                Stream.of(
                                                        tab.id().value(),
                                                        row.panel().id()),
                                                row.cells().stream().map(Showing::words))
                                        .toList())))
                        .collect(Collectors.joining());
    }
}
