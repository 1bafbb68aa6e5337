package org.sightline.registration.loading;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.OverrideRules;
import org.sightline.registration.acting.ActingForReader;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.withheld.RulesInVain;

/** Reads {@code access.yaml}. */
final class AccessReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/access.schema.json");

    private final ExclusiveClaims claims;
    private final ProfileReader profiles;
    private final Set<String> organisations;
    private final LocalDate today;

    /**
     * @param profiles knows which tabs and panels there are
     * @param organisations the ids of the registrations there are
     * @param today the last day on which a record can have begun
     */
    AccessReader(ExclusiveClaims claims, ProfileReader profiles, Set<String> organisations, LocalDate today) {
        this.claims = claims;
        this.profiles = profiles;
        this.organisations = organisations;
        this.today = today;
    }

    Optional<AccessRules> read(ConfigValue root) {
        root.find("unknownRole").ifPresent(profiles::check);
        root.find("recordsSince").ifPresent(this::checkBegin);
        RoleProfile least = root.find("unknownRole")
                .map(role -> ProfileReader.read(AccessRules.UNKNOWN_ROLE, role))
                .orElse(new RoleProfile(AccessRules.UNKNOWN_ROLE, Map.of()));
        root.items("roles").forEach(role -> check(role, least));
        List<String> names =
                root.items("roles").stream().map(role -> role.text("name")).toList();
        root.find("override").ifPresent(override -> checkOverride(root, names, override));
        LifeRules life = new LifeReader(
                        profiles, block -> checkWhom(names, block), profilesOf(root, least), root.has("override"))
                .read(root);
        checkSettings(root);
        Map<String, String> sources = sources(root);
        return root.isSound()
                ? Optional.of(new AccessRules(
                        root.items("roles").stream()
                                .map(role -> role(role, sources))
                                .toList(),
                        least,
                        root.has("recordsSince") ? LocalDate.parse(root.text("recordsSince")) : null,
                        override(root),
                        life,
                        ActingForReader.read(root),
                        Map.of()))
                : Optional.empty();
    }

    private void checkBegin(ConfigValue since) {
        if (since.isSound() && LocalDate.parse(since.text()).isAfter(today)) {
            since.error("is in the future: nothing would be asked for");
        }
    }

    private void checkSettings(ConfigValue root) {
        List<ConfigValue> settings = root.items("settings");
        settings.forEach(one -> checkNames(one, "organisations", "organisation", organisations));
        RulesInVain.warnOfRepeats(settings, one -> one.text("setting", ""));
    }

    private void check(ConfigValue role, RoleProfile least) {
        role.items("codes")
                .forEach(code -> claims.claim("role code", code.text("system") + "|" + code.text("code"), code));
        claims.claim("group of roles", role.text("name"), role);
        profiles.check(role);
        if (!profiles.isNoLess(ProfileReader.read("", role), least)) {
            role.error("opens less than unknownRole does; an unknown role gets the least");
        } else if (role.isSound() && role.texts("tabs").isEmpty()) {
            role.warning("opens no tab: whoever has this role is shown an empty record");
        }
    }

    /** What each group is shown, by its name, and a role that none names. */
    private static Map<String, RoleProfile> profilesOf(ConfigValue root, RoleProfile least) {
        Map<String, RoleProfile> profiles = new HashMap<>();
        root.items("roles").forEach(role -> profiles.put(role.text("name"), ProfileReader.read("", role)));
        profiles.put(AccessRules.UNKNOWN_ROLE, least);
        return profiles;
    }

    /** Of a block that names whom it is about. */
    private void checkWhom(List<String> roles, ConfigValue block) {
        checkNames(block, "roles", "group of roles", roles);
        checkNames(block, "organisations", "organisation", organisations);
    }

    private void checkOverride(ConfigValue root, List<String> roles, ConfigValue override) {
        checkWhom(roles, override);
        Stream.of("roles", "organisations")
                .forEach(field -> RulesInVain.warnOfRepeats(override.items(field), ConfigValue::text));
        override.items("roles").stream()
                .filter(name -> root.items("roles").stream()
                        .anyMatch(role -> role.text("name").equals(name.text())
                                && role.texts("tabs").isEmpty()))
                .forEach(name -> name.warning("opens no tab, so there is nothing for it to override"));
        override.items("reasons").forEach(reason -> claims.claim("reason of an override", reason.text("code"), reason));
    }

    /**
     * Of a block of another file that names whom it is about.
     *
     * @param access null if it cannot be read: then nothing is said of roles
     */
    static void checkWhom(@Nullable AccessRules access, Set<String> organisations, ConfigValue block) {
        if (!block.has("roles") && !block.has("organisations") && !block.has("settings")) {
            block.error("names neither roles, organisations nor settings");
        }
        checkNames(block, "organisations", "organisation", organisations);
        if (!block.has("roles")
                && !block.has("settings")
                && block.texts("organisations").containsAll(organisations)) {
            block.warning("names every organisation there is: it is withheld from nobody");
        }
        if (access != null) {
            checkNames(
                    block,
                    "roles",
                    "group of roles",
                    access.roles().stream().map(RoleRule::name).toList());
            block.items("roles").stream()
                    .filter(name -> access.roles().stream()
                            .anyMatch(role -> role.name().equals(name.text())
                                    && role.profile().tabs().isEmpty()))
                    .forEach(name -> name.warning("opens no tab, so there is nothing to be shown to it"));
        }
    }

    private static void checkNames(ConfigValue block, String field, String what, Collection<String> there) {
        block.items(field).stream()
                .filter(one -> !there.contains(one.text()))
                .forEach(one -> one.error(
                        "there is no " + what + " " + one.text() + Nearest.of(one.text(), List.copyOf(there))));
    }

    private static OverrideRules override(ConfigValue root) {
        return root.find("override")
                .map(override -> new OverrideRules(
                        override.items("reasons").stream()
                                .map(reason -> new OverrideRules.Reason(reason.text("code"), reason.text("words")))
                                .toList(),
                        Set.copyOf(override.texts("roles")),
                        Set.copyOf(override.texts("organisations"))))
                .orElse(OverrideRules.NOBODY);
    }

    private static RoleRule role(ConfigValue role, Map<String, String> sources) {
        List<RoleCode> codes = role.items("codes").stream()
                .map(code -> new RoleCode(
                        code.text("system"),
                        code.text("code"),
                        code.text("term", ""),
                        sources.getOrDefault(code.text("system"), "")))
                .toList();
        return new RoleRule(role.text("name"), codes, ProfileReader.read(role.text("name"), role));
    }

    /** Where the codes of each system were found; a system that no code is of is named in vain. */
    private Map<String, String> sources(ConfigValue root) {
        Map<String, String> sources = new HashMap<>();
        for (ConfigValue one : root.items("codeSystems")) {
            claims.claim("code system", one.text("system"), one.field("system"));
            if (root.items("roles").stream()
                    .flatMap(role -> role.items("codes").stream())
                    .noneMatch(code -> code.text("system").equals(one.text("system")))) {
                one.warning("no role has a code of this system");
            }
            sources.put(one.text("system"), one.text("source"));
        }
        return sources;
    }
}
