package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A launch token may name the referral that the launch is about. */
class ReferralClaimTest {

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    void takesAReferralThatIsAShortText() {
        assertEquals(
                Optional.of("UBRN 0000 4949 4040"),
                viewer.accepts(epr.with("referral", "UBRN 0000 4949 4040").token())
                        .referral());
    }

    @Test
    void whatIsNoneCountsForNothing() {
        int number = 0;
        for (Object none : List.of("", " ", 7, List.of("a"), "a".repeat(201))) {
            epr.with("jti", "referral-" + number++);
            assertEquals(
                    Optional.empty(),
                    viewer.accepts(epr.with("referral", none).token()).referral(),
                    none.toString());
        }
    }
}
