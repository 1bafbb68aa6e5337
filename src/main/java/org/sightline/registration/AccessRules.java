package org.sightline.registration;

import java.util.List;
import java.util.Set;
import org.sightline.context.Coded;
import org.sightline.context.TabId;

/**
 * Which role opens which tab, from {@code launch-config/access.yaml}.
 *
 * @param unknownRole the tabs of a role that no rule names: the least
 */
public record AccessRules(List<RoleRule> roles, Set<TabId> unknownRole) {

    public AccessRules {
        roles = List.copyOf(roles);
        unknownRole = Set.copyOf(unknownRole);
    }

    /** The tabs this role may open. */
    public Set<TabId> tabsOf(Coded role) {
        return roles.stream()
                .filter(rule -> rule.names(role))
                .findFirst()
                .map(RoleRule::tabs)
                .orElse(unknownRole);
    }

    /** A group of role codes that open the same tabs. */
    public record RoleRule(String name, List<RoleCode> codes, Set<TabId> tabs) {

        public RoleRule {
            codes = List.copyOf(codes);
            tabs = Set.copyOf(tabs);
        }

        boolean names(Coded role) {
            return codes.stream()
                    .anyMatch(c -> c.system().equals(role.system()) && c.code().equals(role.code()));
        }
    }

    /** A role's code in its code system. */
    public record RoleCode(String system, String code) {}
}
