package org.sightline.registration.loading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;

/** Reads {@code access.yaml}. */
final class AccessReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/access.schema.json");

    private final ExclusiveClaims claims;
    private final Set<TabId> known;

    /** @param known the tabs there are; empty if that cannot be told here, and then any name passes */
    AccessReader(ExclusiveClaims claims, Set<TabId> known) {
        this.claims = claims;
        this.known = known;
    }

    Optional<AccessRules> read(ConfigValue root) {
        root.find("unknownRole").ifPresent(this::checkTabs);
        List<String> least =
                root.find("unknownRole").map(role -> role.texts("tabs")).orElse(List.of());
        for (ConfigValue role : root.items("roles")) {
            role.items("codes")
                    .forEach(code -> claims.claim("role code", code.text("system") + "|" + code.text("code"), code));
            checkTabs(role);
            if (!role.texts("tabs").containsAll(least)) {
                role.error("opens less than unknownRole does; an unknown role gets the least");
            } else if (role.isSound() && role.texts("tabs").isEmpty()) {
                role.warning("opens no tab: whoever has this role is shown an empty record");
            }
        }
        return root.isSound()
                ? Optional.of(new AccessRules(
                        root.items("roles").stream().map(AccessReader::role).toList(), tabs(root.field("unknownRole"))))
                : Optional.empty();
    }

    private void checkTabs(ConfigValue role) {
        role.items("tabs").stream()
                .filter(tab -> !known.isEmpty() && !known.contains(new TabId(tab.text())))
                .forEach(tab -> tab.error("there is no tab " + tab.text()
                        + Nearest.of(
                                tab.text(), known.stream().map(TabId::value).toList())));
    }

    private static RoleRule role(ConfigValue role) {
        List<RoleCode> codes = role.items("codes").stream()
                .map(code -> new RoleCode(code.text("system"), code.text("code")))
                .toList();
        return new RoleRule(role.text("name"), codes, tabs(role));
    }

    private static Set<TabId> tabs(ConfigValue role) {
        return role.texts("tabs").stream().map(TabId::new).collect(Collectors.toUnmodifiableSet());
    }
}
