package org.sightline.registration.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sightline.context.TabId;

/**
 * What an organisation's own file takes away from a group of roles. It has no words for giving: whatever it says, its
 * launches show no more than {@code access.yaml} does.
 *
 * @param role the group of roles in {@code access.yaml}
 * @param tabs the tabs it does not open
 * @param panels what it is shown less of, by tab
 */
public record Narrowing(String role, Set<TabId> tabs, Map<TabId, Less> panels) {

    public Narrowing {
        tabs = Set.copyOf(tabs);
        panels = Map.copyOf(panels);
    }

    /**
     * What it is shown less of on one tab.
     *
     * @param hidden panels that are not shown
     * @param existsOnly panels of which no more is shown than that their entries exist
     */
    public record Less(Set<String> hidden, Set<String> existsOnly) {
        public Less {
            hidden = Set.copyOf(hidden);
            existsOnly = Set.copyOf(existsOnly);
        }

        /** What either takes away. */
        public Less and(Less other) {
            Set<String> bothHidden = new HashSet<>(hidden);
            bothHidden.addAll(other.hidden);
            Set<String> bothExist = new HashSet<>(existsOnly);
            bothExist.addAll(other.existsOnly);
            return new Less(bothHidden, bothExist);
        }
    }

    /** What is left of the profile. */
    public RoleProfile of(RoleProfile profile) {
        Map<TabId, TabShown> left = new HashMap<>();
        profile.tabs().forEach((tab, shown) -> {
            if (!tabs.contains(tab)) {
                Less less = panels.get(tab);
                left.put(tab, less == null ? shown : shown.less(less.hidden(), less.existsOnly()));
            }
        });
        return new RoleProfile(profile.rule(), left);
    }
}
