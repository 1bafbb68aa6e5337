package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.audit.AttemptReason;

class AttemptWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWords(AttemptReason reason) {
        assertNotEquals(reason.code(), new RefusalWords().ofAttempt(reason.code()));
    }
}
