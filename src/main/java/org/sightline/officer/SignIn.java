package org.sightline.officer;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.context.OfficeUser;

/**
 * What the ID token of this request says, in our words. The token itself has been checked by then.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core: ID Token</a>
 */
@ApplicationScoped
class SignIn {

    private static final int LONGEST_CLAIM = 200;

    private final SecurityIdentity identity;
    private final OfficerConfig config;

    @Inject
    SignIn(SecurityIdentity identity, OfficerConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /**
     * One sign-in.
     *
     * @param duties those that the token's roles give; may be none
     * @param organisations what the organisation's claim names
     * @param nonceOrNull in a token that comes straight from a sign-in; a renewed one has none, or the one it had
     */
    record Claimed(
            OfficeUser user,
            Set<Duty> duties,
            List<String> organisations,
            @Nullable String nonceOrNull) {
        Claimed {
            duties = Set.copyOf(duties);
            organisations = List.copyOf(organisations);
        }

        Optional<String> nonce() {
            return Optional.ofNullable(nonceOrNull);
        }
    }

    /** Empty if nobody has signed in. */
    Optional<Claimed> current() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        OfficeUser user = new OfficeUser(
                Objects.requireNonNullElse(token.getIssuer(), ""),
                Objects.requireNonNullElse(token.getSubject(), ""),
                name(token));
        return Optional.of(new Claimed(
                user,
                duties(),
                texts(token.getClaim(config.organisationClaim())),
                texts(token.getClaim("nonce")).stream().findFirst().orElse(null)));
    }

    private Set<Duty> duties() {
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        for (Duty duty : Duty.values()) {
            if (config.roles().giving(duty).stream().anyMatch(identity.getRoles()::contains)) {
                duties.add(duty);
            }
        }
        return duties;
    }

    private static String name(JsonWebToken token) {
        return List.of("name", "preferred_username", "email", "sub").stream()
                .flatMap(claim -> texts(token.getClaim(claim)).stream())
                .findFirst()
                .orElse("Name not given");
    }

    /** A claim is one text or several; anything else names nothing. */
    private static List<String> texts(@Nullable Object claim) {
        Collection<?> values = switch (claim) {
            case null -> List.of();
            case JsonArray array -> array;
            case Collection<?> several -> several;
            default -> List.of(claim);
        };
        return values.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_CLAIM)
                .toList();
    }
}
