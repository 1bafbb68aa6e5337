package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.Identifier;
import org.sightline.context.Practitioner;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SmartRegistration;

/** Who the user is: by the id token, and by what the EHR's FHIR server says of them where it may be read. */
@Singleton
class LaunchUsers {

    /** The role of a user of whom none can be read: unknown, so that it opens the least. */
    static final Coded UNKNOWN_ROLE =
            new Coded("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK", "unknown");

    private static final int LONGEST = 200;
    private static final int MOST_IDENTIFIERS = 10;

    private final FhirReads reads;

    @Inject
    LaunchUsers(FhirReads reads) {
        this.reads = reads;
    }

    Practitioner of(SmartRegistration ehr, JWTClaimsSet claims, String token) throws StepRefusedException {
        FhirUser user = FhirUser.of(claims, ehr);
        Optional<JsonNode> named =
                user.here() ? reads.resource(ehr, token, user.type(), user.id()).resource() : Optional.empty();
        List<JsonNode> roles = new ArrayList<>();
        Optional<JsonNode> person = named;
        if (user.type().equals("PractitionerRole")) {
            named.ifPresent(roles::add);
            person = named.flatMap(role -> practitionerOf(role, ehr))
                    .flatMap(
                            id -> reads.resource(ehr, token, "Practitioner", id).resource());
        } else if (ehr.user().role() instanceof RoleSource.PractitionerRole && user.here()) {
            roles.addAll(rolesOf(ehr, token, user));
        }
        return new Practitioner(
                claims.getSubject(),
                identifiers(person.orElse(null), roles),
                name(person.orElse(null), roles, claims, user),
                role(ehr.user().role(), roles, claims));
    }

    private static String name(@Nullable JsonNode person, List<JsonNode> roles, JWTClaimsSet claims, FhirUser user)
            throws StepRefusedException {
        return Optional.ofNullable(person)
                .flatMap(LaunchUsers::nameOf)
                .or(() -> roles.stream()
                        .findFirst()
                        .flatMap(role -> StrictJson.text(role.path("practitioner"), "display")))
                .or(() -> ClaimedName.in(claims))
                .filter(text -> text.length() <= LONGEST)
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_USER_MALFORMED,
                        "expected the user's name from the FHIR server or the id token, came a " + user.type()
                                + (person == null ? " that cannot be read" : " without one") + " and claims "
                                + Quoted.all(claims.getClaims().keySet())));
    }

    private List<JsonNode> rolesOf(SmartRegistration ehr, String token, FhirUser user) {
        List<JsonNode> roles = new ArrayList<>();
        if (user.type().equals("Practitioner")) {
            reads.search(ehr, token, "PractitionerRole", "practitioner", "Practitioner/" + user.id())
                    .ifPresent(bundle -> bundle.path("entry").forEach(entry -> {
                        JsonNode role = entry.path("resource");
                        boolean theirs = practitionerOf(role, ehr).equals(Optional.of(user.id()));
                        if (theirs && role.path("active").asBoolean(true)) {
                            roles.add(role);
                        }
                    }));
        }
        return roles;
    }

    /** One elsewhere may have the id of somebody here, so only one here is read. */
    private static Optional<String> practitionerOf(JsonNode role, SmartRegistration ehr) {
        return StrictJson.text(role.path("practitioner"), "reference")
                .flatMap(reference -> FhirUser.of(reference, ehr))
                .filter(user -> user.here() && user.type().equals("Practitioner"))
                .map(FhirUser::id);
    }

    private static Optional<String> nameOf(JsonNode person) {
        for (JsonNode name : person.path("name")) {
            Optional<String> text = StrictJson.text(name, "text").or(() -> {
                List<String> parts = new ArrayList<>(StrictJson.texts(name, "given"));
                StrictJson.text(name, "family").ifPresent(parts::add);
                return Optional.of(String.join(" ", parts)).filter(joined -> !joined.isBlank());
            });
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static List<Identifier> identifiers(@Nullable JsonNode person, List<JsonNode> roles) {
        List<Identifier> identifiers = new ArrayList<>();
        Stream.concat(Stream.ofNullable(person), roles.stream())
                .forEach(resource -> resource.path("identifier")
                        .forEach(identifier -> StrictJson.text(identifier, "system")
                                .filter(system -> system.length() <= LONGEST)
                                .ifPresent(system -> StrictJson.text(identifier, "value")
                                        .filter(value -> value.length() <= LONGEST)
                                        .ifPresent(value -> identifiers.add(new Identifier(system, value))))));
        return identifiers.stream().distinct().limit(MOST_IDENTIFIERS).toList();
    }

    private static Coded role(RoleSource source, List<JsonNode> roles, JWTClaimsSet claims) {
        return switch (source) {
            case RoleSource.Fixed fixed -> fixed.role();
            case RoleSource.Claim claim ->
                claimed(claims, claim.name())
                        .map(code -> new Coded(claim.system(), code, ""))
                        .orElse(UNKNOWN_ROLE);
            case RoleSource.PractitionerRole(List<String> systems) -> coded(roles, systems);
        };
    }

    private static Optional<String> claimed(JWTClaimsSet claims, String name) {
        Object value = claims.getClaim(name);
        Object first = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
        return first instanceof String text && !text.isBlank() && text.length() <= LONGEST
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Coded coded(List<JsonNode> roles, List<String> systems) {
        List<Coded> codes = new ArrayList<>();
        roles.forEach(role -> role.path("code")
                .forEach(concept -> concept.path("coding")
                        .forEach(coding -> StrictJson.text(coding, "system")
                                .ifPresent(system -> StrictJson.text(coding, "code")
                                        .ifPresent(code -> codes.add(new Coded(
                                                system,
                                                code,
                                                StrictJson.text(coding, "display")
                                                        .orElse(""))))))));
        Stream<Coded> preferred = systems.isEmpty()
                ? codes.stream()
                : systems.stream()
                        .flatMap(system ->
                                codes.stream().filter(code -> code.system().equals(system)));
        return preferred.findFirst().orElse(UNKNOWN_ROLE);
    }
}
