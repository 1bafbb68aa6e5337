package org.sightline.launch.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sightline.context.Practitioner;
import org.sightline.launch.smart.server.OfferedScopes;
import org.sightline.launch.smart.tokens.TokenAnswer;
import org.sightline.registration.SmartRegistration;

/** What a test launch shows of an authorization server's answers: which fields came and what was granted, no value. */
final class AnswerSummary {

    private static final int LONGEST = 100;
    private static final List<String> FIELDS = List.of(
            "access_token",
            "token_type",
            "expires_in",
            "refresh_token",
            "scope",
            "id_token",
            "patient",
            "encounter",
            "need_patient_banner",
            "smart_style_url",
            "intent",
            "fhirContext",
            "tenant",
            "authorization_details");

    private AnswerSummary() {}

    /** @param asked the scopes that were asked for */
    static String tokens(TokenAnswer answer, String asked) {
        List<String> came = new ArrayList<>(FIELDS);
        came.removeIf(field -> !answer.context().has(field));
        int others = answer.context().size() - came.size();
        String granted = answer.scope()
                .map(scope -> OfferedScopes.missing(asked, Arrays.asList(scope.split(" "))))
                .map(missing -> missing.isEmpty()
                        ? "all that was asked for is granted"
                        : "not granted: " + String.join(", ", missing))
                .orElse("no scope came, which means that all asked for is granted");
        return "Fields: " + String.join(", ", came) + (others == 0 ? "" : " and " + others + " other") + "; " + granted;
    }

    static String idToken(JWTClaimsSet claims) {
        return "They hold; " + (claims.getClaim("nonce") == null ? "no nonce came" : "our nonce came back") + ", "
                + (claims.getClaim("fhirUser") == null
                        ? "no fhirUser (profile is read in its place)"
                        : "fhirUser came");
    }

    /** A user's role is the EHR's word, cut. */
    static String user(Practitioner user) {
        return user.role().equals(LaunchUsers.UNKNOWN_ROLE)
                ? "A name came and no role: the user has an unknown one"
                : "A name came; role " + cut(user.role().code()) + " of "
                        + cut(user.role().system());
    }

    /** @param there whether the id token has the claim that is registered for it */
    static String actingFor(SmartRegistration ehr, boolean there) {
        return ehr.user()
                .actingForClaim()
                .map(claim -> there
                        ? "The claim " + claim + " came, and the role may"
                        : "No claim " + claim + " came, which is fine")
                .orElse("No claim is registered for it");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
