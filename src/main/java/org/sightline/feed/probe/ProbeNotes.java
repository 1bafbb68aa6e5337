package org.sightline.feed.probe;

import java.util.List;
import org.sightline.feed.probe.ProbeFinding.Result;

/** Writes down what a feed made of each question about one resource type. */
final class ProbeNotes {

    private final String about;
    private final List<ProbeFinding> findings;

    ProbeNotes(String about, List<ProbeFinding> findings) {
        this.about = about;
        this.findings = findings;
    }

    void note(String asked, ProbeAnswer answer) {
        switch (answer) {
            case ProbeAnswer.Answered answered
            when answered.ignored().isEmpty() -> note(asked, Result.ANSWERED, counted(answered.entries()));
            case ProbeAnswer.Answered answered -> note(asked, Result.IGNORED, counted(answered.entries()));
            case ProbeAnswer.Refused refused -> note(asked, Result.REFUSED, refused.words());
            case ProbeAnswer.None none -> note(asked, Result.NO_ANSWER, none.words());
        }
    }

    void note(String asked, Result result, String words) {
        findings.add(new ProbeFinding(about, asked, result, words));
    }

    static String counted(int entries) {
        return entries == 1 ? "1 entry" : entries + " entries";
    }
}
