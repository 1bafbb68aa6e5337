package org.sightline.tab.panel.findings;

import org.sightline.tab.panel.Tone;

/** How a care process stands. */
enum CareState {
    DONE(Tone.GOOD),
    DUE(Tone.PLAIN),
    DECLINED(Tone.PLAIN),
    UNSUITABLE(Tone.PLAIN),
    /** A part of it was done. */
    PART(Tone.WARNING),
    /** Done, and when again is for the service that calls: never overdue by our reckoning. */
    INTERVAL_NOT_KNOWN(Tone.PLAIN),
    /** Never that it is overdue: it may be recorded under another code, or at a source that did not answer in full. */
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
