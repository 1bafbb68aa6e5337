package org.sightline.launch.token;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.TokenRegistration;

class TokenTimesTest {

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    @DisplayName("J10 refuses iat and exp that are missing or not whole seconds, and such an nbf")
    void refusesMalformedTimes() {
        for (String claim : List.of("iat", "exp", "nbf")) {
            if (!"nbf".equals(claim)) {
                viewer.refuses(
                        RefusalReason.TIME_MALFORMED,
                        Epr.northgate().without(claim).token());
            }
            for (Object bad : Arrays.asList("1795514400", true, null, -1, List.of(), 1795514400000L, Long.MAX_VALUE)) {
                viewer.refuses(
                        RefusalReason.TIME_MALFORMED,
                        Epr.northgate().with(claim, bad).token());
            }
            viewer.refuses(
                    RefusalReason.TOKEN_MALFORMED,
                    Epr.northgate().with(claim, 1795514400.0).token());
        }
    }

    @Test
    @DisplayName("J10 accepts at the edge of each time window and refuses one second beyond")
    void holdsTheTimeWindows() {
        viewer.accepts(times(+10, 60));
        viewer.refuses(RefusalReason.TOKEN_NOT_YET_VALID, times(+11, 60));
        viewer.accepts(times(-69, 60));
        viewer.refuses(RefusalReason.TOKEN_EXPIRED, times(-70, 60));
        viewer.refuses(RefusalReason.TOKEN_EXPIRED, times(-20, 10));
        viewer.refuses(RefusalReason.LIFETIME_NOT_ACCEPTED, times(0, 61));
        viewer.refuses(RefusalReason.LIFETIME_NOT_ACCEPTED, times(0, 365 * 86_400));
        viewer.refuses(RefusalReason.LIFETIME_NOT_ACCEPTED, times(5, 0));
        viewer.refuses(RefusalReason.LIFETIME_NOT_ACCEPTED, times(5, -5));
        viewer.accepts(epr.with("nbf", Epr.NOW.getEpochSecond() + 10).token());
        viewer.refuses(
                RefusalReason.TOKEN_NOT_YET_VALID,
                epr.with("nbf", Epr.NOW.getEpochSecond() + 11).token());
    }

    @Test
    @DisplayName("J10 refuses an old iat although a longer lifetime is registered and has not ended")
    void refusesAnOldTokenOfALongLifetime() {
        TokenRegistration usual = epr.registration().token().orElseThrow();
        var patient = epr.registration(new TokenRegistration(
                usual.tokenIssuer(),
                usual.algorithm(),
                usual.keys(),
                usual.allowedOrigins(),
                usual.allowNullOrigin(),
                Set.of(),
                java.time.Duration.ofSeconds(300)));
        try (TokenViewer lenient = TokenViewer.knowing(patient)) {
            lenient.accepts(times(-70, 300));
            lenient.refuses(RefusalReason.TOKEN_EXPIRED, times(-71, 300));
        }
    }

    private static String times(int issued, int lifetime) {
        long iat = Epr.NOW.getEpochSecond() + issued;
        return Epr.northgate().with("iat", iat).with("exp", iat + lifetime).token();
    }
}
