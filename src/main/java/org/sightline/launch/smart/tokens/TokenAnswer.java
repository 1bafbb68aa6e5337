package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.launch.Quoted;
import org.sightline.launch.smart.server.Json;
import org.sightline.registration.SmartRegistration;

/**
 * What a token server gave.
 *
 * @param scope what was granted; empty if the server does not say, which means what was asked for (RFC 6749 section 5.1)
 * @param context the answer as it applies at our EHR, for the launch context in it
 */
public record TokenAnswer(
        String accessToken,
        Optional<String> refreshToken,
        Instant expiresAt,
        Optional<String> scope,
        Optional<String> idToken,
        JsonNode context) {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,16384}");
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final long UNSAID_LIFETIME = 300;
    private static final long LONGEST_LIFETIME = 86_400;

    /** Empty if it holds no bearer token that can be sent. */
    static Optional<TokenAnswer> of(JsonNode whole, SmartRegistration ehr, Instant now) {
        JsonNode answer = AuthorizationDetails.at(ehr, whole);
        String token = answer.path("access_token").asText("");
        boolean bearer = "bearer".equalsIgnoreCase(answer.path("token_type").asText(""));
        if (!bearer || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        long seconds = Math.clamp(answer.path("expires_in").asLong(UNSAID_LIFETIME), 0, LONGEST_LIFETIME);
        return Optional.of(new TokenAnswer(
                token,
                Json.text(answer, "refresh_token")
                        .filter(text -> TOKEN.matcher(text).matches()),
                now.plus(Duration.ofSeconds(seconds)),
                Optional.of(answer.path("scope")).filter(JsonNode::isTextual).map(JsonNode::textValue),
                Json.text(answer, "id_token"),
                answer));
    }

    /** The id of the launch's patient at the EHR. */
    public Optional<String> patient() {
        return fhirId("patient");
    }

    /** What came, for whoever has to find out why it was not enough: the names of its members and two of its values. */
    public String described() {
        return described(context);
    }

    public static String described(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.fieldNames().forEachRemaining(names::add);
        return Quoted.all(names) + " with token_type " + Quoted.of(Json.text(answer, "token_type")) + " and scope "
                + Quoted.scope(Json.text(answer, "scope"));
    }

    public Optional<String> encounter() {
        return fhirId("encounter");
    }

    /** What the user means to do, in words of the EHR's own. */
    public Optional<String> intent() {
        return Json.text(context, "intent");
    }

    /** Never the tokens. */
    @Override
    public String toString() {
        return "TokenAnswer";
    }

    private Optional<String> fhirId(String member) {
        return Json.text(context, member).filter(id -> FHIR_ID.matcher(id).matches());
    }
}
