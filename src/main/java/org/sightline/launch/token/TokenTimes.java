package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/** The token's times: {@code iat} and {@code exp} needed, {@code nbf} kept if it is there, all whole seconds. */
final class TokenTimes {

    static final Duration SKEW = Duration.ofSeconds(10);
    static final Duration MAX_AGE = Duration.ofSeconds(60);

    static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private TokenTimes() {}

    static void check(JsonNode claims, Duration maxLifetime, Instant now) throws StepRefusedException {
        Instant issued = time(claims, "iat");
        Instant expires = time(claims, "exp");
        if (issued.isAfter(now.plus(SKEW))) {
            throw new StepRefusedException(RefusalReason.TOKEN_NOT_YET_VALID, "iat is " + ahead(now, issued));
        }
        if (claims.has("nbf")) {
            Instant notBefore = time(claims, "nbf");
            if (notBefore.isAfter(now.plus(SKEW))) {
                throw new StepRefusedException(RefusalReason.TOKEN_NOT_YET_VALID, "nbf is " + ahead(now, notBefore));
            }
        }
        if (!expires.plus(SKEW).isAfter(now)) {
            throw new StepRefusedException(
                    RefusalReason.TOKEN_EXPIRED,
                    "exp was " + ago(now, expires) + "; " + SKEW.toSeconds() + " s are allowed for");
        }
        if (issued.isBefore(now.minus(MAX_AGE).minus(SKEW))) {
            throw new StepRefusedException(
                    RefusalReason.TOKEN_EXPIRED,
                    "iat was " + ago(now, issued) + "; at most "
                            + MAX_AGE.plus(SKEW).toSeconds() + " s are allowed");
        }
        Duration lifetime = Duration.between(issued, expires);
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(maxLifetime) > 0) {
            throw new StepRefusedException(
                    RefusalReason.LIFETIME_NOT_ACCEPTED,
                    "exp is " + lifetime.toSeconds() + " s after iat, at most " + maxLifetime.toSeconds() + " s");
        }
    }

    private static Instant time(JsonNode claims, String name) throws StepRefusedException {
        long seconds = claims.path(name).isLong() ? claims.path(name).longValue() : -1;
        if (seconds >= 0 && seconds <= LAST_SECOND) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new StepRefusedException(
                RefusalReason.TIME_MALFORMED,
                "expected " + name + " as a whole number of seconds, came " + Quoted.of(claims.path(name)));
    }

    private static String ahead(Instant now, Instant then) {
        return Duration.between(now, then).toSeconds() + " s ahead of our clock; " + SKEW.toSeconds()
                + " s are allowed for";
    }

    private static String ago(Instant now, Instant then) {
        return Duration.between(then, now).toSeconds() + " s ago by our clock";
    }
}
