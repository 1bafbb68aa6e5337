package org.sightline.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TabIdTest {

    @Test
    void namesTheSummaryTab() {
        assertEquals("summary", TabId.SUMMARY.value());
    }
}
