package org.sightline.tab.panel.findings;

import org.sightline.tab.panel.Tone;

/** How a care process stands. */
enum CareState {
    DONE(Tone.GOOD),
    DUE(Tone.PLAIN),
    /** Said only if every source answered in full. */
    OVERDUE(Tone.WARNING),
    DECLINED(Tone.PLAIN),
    UNSUITABLE(Tone.PLAIN),
    /** Some source did not answer in full: what is missing may be there. */
    NOT_FOUND(Tone.WARNING),
    /** Without a diagnosis nothing is due. */
    NOT_JUDGED(Tone.PLAIN);

    private final Tone tone;

    CareState(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }
}
