package org.sightline.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a token endpoint answered (RFC 6749 section 5). */
public sealed interface TokenReply {

    /**
     * A bearer token.
     *
     * @param body the whole answer
     */
    record Granted(String accessToken, JsonNode body) implements TokenReply {

        private static final long LONGEST_LIFETIME = 86_400;

        /** @param unstated what to go by where the server says nothing; it says so for a day at most */
        public Duration lifetime(Duration unstated) {
            return Duration.ofSeconds(
                    Math.clamp(body.path("expires_in").asLong(unstated.toSeconds()), 0, LONGEST_LIFETIME));
        }

        /** Never the token. */
        @Override
        public String toString() {
            return "Granted";
        }
    }

    /**
     * Something that is not a bearer token, with status 200.
     *
     * @param body if it is a JSON object
     */
    record NoBearer(@Nullable JsonNode body, String contentType) implements TokenReply {}

    /**
     * It will not give any, and would not if asked again.
     *
     * @param error its error code; empty if it gave none that can be repeated
     */
    record Refused(int status, String error) implements TokenReply {}

    /** It could not be asked, or answered with a fault of its own; asking again may help. */
    record Unavailable(String why) implements TokenReply {}
}
