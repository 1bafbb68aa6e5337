package org.sightline.registration.profile;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.context.TabId;

/**
 * What a role is shown.
 *
 * @param rule the group of roles in {@code access.yaml}, and who narrowed it, as the audit trail names the decision
 * @param tabs the tabs it opens
 */
public record RoleProfile(String rule, Map<TabId, TabShown> tabs) {

    public RoleProfile {
        tabs = Map.copyOf(tabs);
    }

    /** That opens these tabs as their files have them. */
    public static RoleProfile whole(String rule, Set<TabId> tabs) {
        return new RoleProfile(rule, tabs.stream().collect(Collectors.toMap(Function.identity(), _ -> TabShown.WHOLE)));
    }

    /** The same without other tabs than these. */
    public RoleProfile only(Set<TabId> some) {
        return new RoleProfile(
                rule,
                some.stream().filter(tabs::containsKey).collect(Collectors.toMap(Function.identity(), tabs::get)));
    }

    /** What both show, under this one's rule. */
    public RoleProfile inBoth(RoleProfile other) {
        return new RoleProfile(
                rule,
                tabs.keySet().stream()
                        .filter(other::opens)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                tab -> Objects.requireNonNull(tabs.get(tab))
                                        .inBoth(Objects.requireNonNull(other.tabs.get(tab))))));
    }

    public boolean opens(TabId tab) {
        return tabs.containsKey(tab);
    }

    /** How it is shown this tab, if it opens it at all. */
    public Showing showing(TabId tab, String panel) {
        TabShown shown = tabs.get(tab);
        return shown == null ? Showing.NOT_AT_ALL : shown.of(panel);
    }
}
