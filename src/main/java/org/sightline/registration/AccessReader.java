package org.sightline.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;

/** Reads {@code access.yaml}. */
final class AccessReader {

    private final Claims claims;
    private final Set<TabId> known;

    /** @param known the tabs there are; empty if that cannot be told here, and then any name passes */
    AccessReader(Claims claims, Set<TabId> known) {
        this.claims = claims;
        this.known = known;
    }

    Optional<AccessRules> read(YamlValue root) {
        int before = root.problems().count();
        Optional<YamlFields> fields = root.fields(List.of("roles", "unknownRole"));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Set<TabId> unknownRole = fields.get()
                .required("unknownRole")
                .flatMap(value -> value.fields(List.of("tabs")))
                .map(this::tabs)
                .orElse(Set.of());
        List<RoleRule> roles = new ArrayList<>();
        for (YamlValue entry :
                fields.get().required("roles").flatMap(YamlValue::list).orElse(List.of())) {
            entry.fields(List.of("name", "codes", "tabs")).flatMap(this::role).ifPresent(role -> {
                if (!role.tabs().containsAll(unknownRole)) {
                    entry.problem("opens less than unknownRole does; an unknown role gets the least");
                } else if (role.tabs().isEmpty() && root.problems().count() == before) {
                    entry.warning("opens no tab: whoever has this role is shown an empty record");
                }
                roles.add(role);
            });
        }
        return root.problems().count() > before ? Optional.empty() : Optional.of(new AccessRules(roles, unknownRole));
    }

    private Optional<RoleRule> role(YamlFields fields) {
        Optional<String> name = fields.text("name");
        List<RoleCode> codes = new ArrayList<>();
        for (YamlValue code :
                fields.required("codes").flatMap(YamlValue::filledList).orElse(List.of())) {
            code.fields(List.of("system", "code")).flatMap(AccessReader::code).ifPresent(c -> {
                claims.claim("role code", c.system() + "|" + c.code(), code);
                codes.add(c);
            });
        }
        Set<TabId> tabs = tabs(fields);
        return name.map(n -> new RoleRule(n, codes, tabs));
    }

    private static Optional<RoleCode> code(YamlFields fields) {
        Optional<String> system = fields.required("system").flatMap(Addresses::system);
        Optional<String> code = fields.text("code");
        return system.flatMap(s -> code.map(c -> new RoleCode(s, c)));
    }

    private Set<TabId> tabs(YamlFields fields) {
        Set<TabId> tabs = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        for (YamlValue item : fields.required("tabs").flatMap(YamlValue::list).orElse(List.of())) {
            item.text().ifPresent(text -> {
                if (!TabId.isValid(text)) {
                    item.problem("is not the name of a tab: lower-case letters, digits and hyphens");
                } else if (!known.isEmpty() && !known.contains(new TabId(text))) {
                    item.problem("there is no tab " + text
                            + Nearest.of(text, known.stream().map(TabId::value).toList()));
                } else if (!tabs.add(new TabId(text))) {
                    item.problem("names " + text + " twice");
                }
            });
        }
        return tabs;
    }
}
