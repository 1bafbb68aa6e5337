package org.sightline.launch.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.registration.SmartRegistration;

/**
 * Whom the id token names.
 *
 * @param here whether the resource is at the EHR's own FHIR base; our token goes nowhere else
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART: fhirUser</a>
 */
record FhirUser(String type, String id, boolean here) {

    private static final Set<String> STAFF = Set.of("Practitioner", "PractitionerRole", "Person");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(.*)/)?([A-Z][A-Za-z]{2,49})/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?/*");

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z]+://[^/]*");

    /** The {@code fhirUser} claim, absolute or relative; {@code profile} is what servers of SMART 1.0 called it. */
    static FhirUser of(JWTClaimsSet claims, SmartRegistration ehr) throws StepRefusedException {
        String reference = text(claims, "fhirUser")
                .or(() -> text(claims, "profile"))
                .orElseThrow(() -> malformed("expected fhirUser, came claims "
                        + Quoted.all(claims.getClaims().keySet())));
        FhirUser user = of(reference, ehr)
                .orElseThrow(() ->
                        malformed("expected fhirUser as a reference to a resource, came " + Quoted.kind(reference)));
        if (!STAFF.contains(user.type())) {
            throw new StepRefusedException(
                    RefusalReason.SMART_USER_NOT_STAFF,
                    "expected fhirUser as a Practitioner, PractitionerRole or Person, came a "
                            + Quoted.plain(user.type()));
        }
        return user;
    }

    /** Whom a reference names, in any of its forms: relative, absolute, of one version. Empty if it is none. */
    static Optional<FhirUser> of(String reference, SmartRegistration ehr) {
        Matcher parts = REFERENCE.matcher(reference);
        if (reference.length() > 1_000 || !parts.matches()) {
            return Optional.empty();
        }
        String base = parts.group(1);
        boolean here = base == null
                || comparable(base).equals(comparable(ehr.fhirBaseUrl().toString()));
        return Optional.of(new FhirUser(parts.group(2), parts.group(3), here));
    }

    /** Without what differs between addresses of one base: case of the host, usual port, closing slashes. */
    private static String comparable(String base) {
        String plain = base.replaceFirst("/+$", "").replaceFirst("(?i)^(https://[^/:]*):443(?=/|$)", "$1");
        Matcher origin = ORIGIN.matcher(plain);
        return origin.lookingAt() ? origin.group().toLowerCase(Locale.ROOT) + plain.substring(origin.end()) : plain;
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static StepRefusedException malformed(String detail) {
        return new StepRefusedException(RefusalReason.SMART_USER_MALFORMED, detail);
    }
}
