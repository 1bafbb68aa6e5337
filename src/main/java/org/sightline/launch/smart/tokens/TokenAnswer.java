package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.outgoing.TokenEndpoint;
import org.sightline.outgoing.TokenReply;
import org.sightline.registration.SmartRegistration;

/**
 * What a token server gave.
 *
 * @param scopeOrNull what was granted; missing if the server does not say, which means what was asked for (RFC 6749 section 5.1)
 * @param context the answer as it applies at our EHR, for the launch context in it
 */
public record TokenAnswer(
        String accessToken,
        @Nullable String refreshTokenOrNull,
        Instant expiresAt,
        @Nullable String scopeOrNull,
        @Nullable String idTokenOrNull,
        JsonNode context) {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern REFERRAL = Pattern.compile("ServiceRequest/[A-Za-z0-9\\-.]{1,64}");
    private static final Duration UNSTATED_LIFETIME = Duration.ofMinutes(5);

    static TokenAnswer of(TokenReply.Granted granted, SmartRegistration ehr, Instant now) {
        JsonNode answer = AuthorizationDetails.at(ehr, granted.body());
        return new TokenAnswer(
                granted.accessToken(),
                StrictJson.text(answer, "refresh_token")
                        .filter(TokenEndpoint::isToken)
                        .orElse(null),
                now.plus(granted.lifetime(UNSTATED_LIFETIME)),
                answer.path("scope").textValue(),
                StrictJson.text(answer, "id_token").orElse(null),
                answer);
    }

    public Optional<String> refreshToken() {
        return Optional.ofNullable(refreshTokenOrNull);
    }

    public Optional<String> scope() {
        return Optional.ofNullable(scopeOrNull);
    }

    public Optional<String> idToken() {
        return Optional.ofNullable(idTokenOrNull);
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
        return Quoted.all(names) + " with token_type "
                + Quoted.of(StrictJson.text(answer, "token_type").orElse(null)) + " and scope "
                + Quoted.scope(StrictJson.text(answer, "scope").orElse(null));
    }

    public Optional<String> encounter() {
        return fhirId("encounter");
    }

    /** The referral among the resources that the launch is about besides the patient and the encounter. */
    public Optional<String> referral() {
        return StreamSupport.stream(context.path("fhirContext").spliterator(), false)
                .flatMap(item -> StrictJson.text(item, "reference").stream())
                .filter(reference -> REFERRAL.matcher(reference).matches())
                .findFirst();
    }

    /** What the user means to do, in words of the EHR's own. */
    public Optional<String> intent() {
        return StrictJson.text(context, "intent");
    }

    /** Never the tokens. */
    @Override
    public String toString() {
        return "TokenAnswer";
    }

    private Optional<String> fhirId(String member) {
        return StrictJson.text(context, member).filter(id -> FHIR_ID.matcher(id).matches());
    }
}
