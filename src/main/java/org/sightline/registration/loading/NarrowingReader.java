package org.sightline.registration.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.profile.Narrowing;
import org.sightline.registration.profile.RoleProfile;

/** Reads what an organisation's file takes away from groups of roles, once those are known. */
final class NarrowingReader {

    private static final String TABS = "tabs";
    private static final String PANELS = "panels";
    private static final String HIDDEN = "hidden";
    private static final String EXISTS_ONLY = "existsOnly";

    private final @Nullable AccessRules access;
    private final ProfileReader profiles;
    private final Map<String, List<Narrowing>> byRegistration = new HashMap<>();

    /**
     * @param access null if the file of the roles cannot be used: then their names cannot be told
     * @param profiles knows which tabs and panels there are
     */
    NarrowingReader(@Nullable AccessRules access, ProfileReader profiles) {
        this.access = access;
        this.profiles = profiles;
    }

    /** What every file read so far takes away, by the registration's id. */
    Map<String, List<Narrowing>> byRegistration() {
        return byRegistration;
    }

    void read(String registration, ConfigValue root) {
        List<Narrowing> all = new ArrayList<>();
        for (ConfigValue block : root.items("narrows")) {
            checkPlaces(block, profiles);
            Narrowing narrowing = takes(block.text("role"), block);
            checkRole(block, narrowing, all);
            all.add(narrowing);
        }
        if (!all.isEmpty()) {
            byRegistration.put(registration, all);
        }
    }

    private void checkRole(ConfigValue block, Narrowing narrowing, List<Narrowing> before) {
        if (access == null) {
            return;
        }
        List<String> names =
                access.roles().stream().map(AccessRules.RoleRule::name).toList();
        RoleProfile profile = access.roles().stream()
                .filter(role -> role.name().equals(narrowing.role()))
                .map(AccessRules.RoleRule::profile)
                .findFirst()
                .orElse(null);
        if (profile == null) {
            block.field("role")
                    .error("there is no group of roles " + narrowing.role() + Nearest.of(narrowing.role(), names));
            return;
        }
        RoleProfile shown = profile;
        for (Narrowing one : before) {
            shown = one.role().equals(narrowing.role()) ? one.of(shown) : shown;
        }
        if (block.isSound() && isSame(shown, narrowing.of(shown))) {
            block.warning(
                    isSame(profile, narrowing.of(profile))
                            ? "takes nothing away: the role is not shown any of this"
                            : "takes nothing away that is not taken away above");
        }
    }

    private boolean isSame(RoleProfile before, RoleProfile after) {
        return profiles.isNoLess(after, before);
    }

    /** Notes tabs and panels of a block that there are not. */
    static void checkPlaces(ConfigValue block, ProfileReader profiles) {
        block.items(TABS).forEach(profiles::checkTab);
        for (ConfigValue less : block.items(PANELS)) {
            profiles.checkTab(less.field("tab"));
            profiles.checkPanels(less, HIDDEN);
            profiles.checkPanels(less, EXISTS_ONLY);
        }
    }

    /** What a block takes away. */
    static Narrowing takes(String role, ConfigValue block) {
        Map<TabId, Narrowing.Less> panels = new HashMap<>();
        for (ConfigValue less : block.items(PANELS)) {
            Narrowing.Less one =
                    new Narrowing.Less(Set.copyOf(less.texts(HIDDEN)), Set.copyOf(less.texts(EXISTS_ONLY)));
            panels.merge(new TabId(less.text("tab")), one, Narrowing.Less::and);
        }
        return new Narrowing(
                role, block.texts(TABS).stream().map(TabId::new).collect(Collectors.toUnmodifiableSet()), panels);
    }
}
