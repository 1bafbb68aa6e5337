package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void saysOnceWhatBefellSeveralSourcesAlikeMostSeriousFirst() {
        assertEquals(
                List.of(
                        new Notice(Tone.DANGER, "Trust", "is not shown: it sent another patient’s data"),
                        new Notice(Tone.WARNING, "Surgery, Hospital", "did not answer for this panel"),
                        new Notice(Tone.WARNING, "", "Some items are withheld."),
                        new Notice(Tone.PLAIN, "Hospice", "is not connected"),
                        new Notice(Tone.PLAIN, "Ambulance", "is not connected")),
                Notice.united(List.of(
                        new Notice(Tone.WARNING, "Surgery", "did not answer for this panel"),
                        new Notice(Tone.PLAIN, "Hospice", "is not connected"),
                        new Notice(Tone.WARNING, "Hospital", "did not answer for this panel"),
                        new Notice(Tone.WARNING, "Surgery", "did not answer for this panel"),
                        new Notice(Tone.DANGER, "Trust", "is not shown: it sent another patient’s data"),
                        new Notice(Tone.WARNING, "", "Some items are withheld."),
                        new Notice(Tone.PLAIN, "Ambulance", "is not connected"))));
    }
}
