package org.sightline.launch.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's name as the id token has it: whole, in parts, or the name they sign in with, in this order.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">OpenID Connect: standard claims</a>
 */
final class ClaimedName {

    private ClaimedName() {}

    /** Empty if the token has none of them. */
    static Optional<String> in(JWTClaimsSet claims) {
        return text(claims, "name").or(() -> ofParts(claims)).or(() -> text(claims, "preferred_username"));
    }

    private static Optional<String> ofParts(JWTClaimsSet claims) {
        String joined = Stream.of("given_name", "family_name")
                .flatMap(part -> text(claims, part).stream())
                .collect(Collectors.joining(" "));
        return Optional.of(joined).filter(name -> !name.isEmpty());
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
