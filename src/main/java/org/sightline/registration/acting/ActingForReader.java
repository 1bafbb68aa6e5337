package org.sightline.registration.acting;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.NhsNumber;
import org.sightline.context.SentIdentifier;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SmartRegistration;

/** Reads who may act for somebody else, and looks for rules that can never apply. */
public final class ActingForReader {

    /** The field of an EHR's registration that names the claim of its id tokens. */
    public static final String CLAIM = "actingForClaim";

    private static final String BLOCK = "actingFor";
    private static final String SYSTEMS = "identifierSystems";
    private static final String ALLOWED = "allowed";
    private static final String ROLE = "role";
    private static final String ORGANISATIONS = "organisations";

    private ActingForReader() {}

    /**
     * Notes what a schema cannot say.
     *
     * @param root of {@code access.yaml}
     * @param organisations the ids of the registrations there are
     */
    public static void check(ConfigValue root, Collection<String> organisations) {
        List<String> roles =
                root.items("roles").stream().map(role -> role.text("name")).toList();
        root.items(BLOCK, SYSTEMS).stream()
                .filter(system -> new SentIdentifier(system.text(), "", "", "").isNhsNumber(NhsNumber.SYSTEM))
                .forEach(system -> system.error("is of patients: it names no professional"));
        Map<String, ConfigValue> told = new HashMap<>();
        for (ConfigValue rule : root.items(BLOCK, ALLOWED)) {
            ConfigValue first = told.putIfAbsent(rule.text(ROLE), rule);
            if (first != null) {
                rule.error("what " + rule.text(ROLE) + " may stands in " + first.where() + " already");
            }
            checkName(rule.field(ROLE), "group of roles", roles);
            rule.items(ORGANISATIONS).forEach(one -> checkName(one, "organisation", organisations));
        }
    }

    private static void checkName(ConfigValue name, String what, Collection<String> there) {
        if (!there.contains(name.text())) {
            name.error("there is no " + what + " " + name.text() + Nearest.of(name.text(), List.copyOf(there)));
        }
    }

    /** Of a file that is sound. */
    public static ActingForRules read(ConfigValue root) {
        return root.find(BLOCK)
                .map(block -> new ActingForRules(
                        Set.copyOf(block.texts(SYSTEMS)),
                        block.items(ALLOWED).stream()
                                .collect(Collectors.toMap(
                                        rule -> rule.text(ROLE), rule -> Set.copyOf(rule.texts(ORGANISATIONS))))))
                .orElse(ActingForRules.NOBODY);
    }

    /** Warns of a claim that refuses every launch it stands in. */
    public static void checkClaim(String registration, ConfigValue organisation, AccessRules rules) {
        organisation
                .find("smart", CLAIM)
                .filter(_ -> rules.actingFor().rolesOf(registration).isEmpty())
                .ifPresent(claim -> claim.warning(
                        "access.yaml lets no role of this organisation act for somebody: a launch with this claim is"
                                + " refused"));
    }

    /**
     * Warns of what is allowed and can never happen.
     *
     * @param root of {@code access.yaml}
     * @param rules what it says, narrowed by the organisations' own files
     */
    public static void checkReach(ConfigValue root, AccessRules rules, List<LaunchRegistration> organisations) {
        Map<String, LaunchRegistration> byId =
                organisations.stream().collect(Collectors.toMap(LaunchRegistration::id, one -> one));
        for (ConfigValue rule : root.items(BLOCK, ALLOWED)) {
            for (ConfigValue name : rule.items(ORGANISATIONS)) {
                rules.roles().stream()
                        .filter(role -> role.name().equals(rule.text(ROLE)))
                        .findFirst()
                        .flatMap(role -> why(role, byId.get(name.text()), rules))
                        .ifPresent(why -> name.warning(why + ", so this never applies"));
            }
        }
    }

    /** @param organisation null if its file has an error: then nothing can be said */
    private static Optional<String> why(RoleRule role, @Nullable LaunchRegistration organisation, AccessRules rules) {
        if (organisation == null) {
            return Optional.empty();
        }
        String id = organisation.id();
        if (rules.profileOf(role, id).tabs().isEmpty()) {
            return Optional.of(role.name() + " opens no tab in launches of " + id);
        }
        SmartRegistration ehr = organisation.smart().orElse(null);
        if (organisation.token().isPresent() || ehr == null) {
            return Optional.empty();
        }
        if (ehr.user().actingForClaim().isEmpty()) {
            return Optional.of(id + " launches by SMART alone and names no " + CLAIM);
        }
        return ehr.user().role() instanceof RoleSource.Fixed(var fixed) && !role.names(fixed)
                ? Optional.of(
                        "every user of " + id + " has the role " + fixed.code() + ", which is not of " + role.name())
                : Optional.empty();
    }
}
