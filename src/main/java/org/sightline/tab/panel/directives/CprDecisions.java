package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.directives.CprDecision.Way;

/**
 * The CPR decisions of all sources together: whether they agree, and what has to stand in the banner. Which of two
 * decisions counts is never decided here, not even by date: a later entry may repeat an older form.
 *
 * @param all the latest first; what several sources hold alike, once
 * @param original where the signed original is, as the forms themselves say; empty if none does
 */
record CprDecisions(List<CprDecision> all, String original) {

    private static final String DISAGREE = "CPR decisions disagree";

    CprDecisions {
        all = List.copyOf(all);
    }

    static CprDecisions of(List<Directive> directives, PanelInput input) {
        return new CprDecisions(
                PendingRow.latestFirst(
                        directives.stream().flatMap(directive -> CprDecision.of(directive, input).stream()),
                        CprDecision::row,
                        input.now()),
                directives.stream()
                        .filter(Directive::isInForce)
                        .flatMap(Directive::whereOriginalIs)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    List<PendingRow> notEnded() {
        return rows(all.stream().filter(decision -> !decision.ended()));
    }

    List<PendingRow> ended() {
        return rows(all.stream().filter(CprDecision::ended));
    }

    /** What to say when decisions that hold contradict each other, within one source or between two. */
    Optional<Notice> conflict() {
        List<CprDecision> against = inForce(Way.NOT_FOR);
        List<CprDecision> attempt = inForce(Way.FOR);
        return against.isEmpty() || attempt.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(
                        Tone.DANGER,
                        "",
                        DISAGREE + ". “" + Way.NOT_FOR.words() + "”: " + held(against) + ". “" + Way.FOR.words() + "”: "
                                + held(attempt) + ". Ask before you rely on either."));
    }

    /** What to say when no decision is held to be current; never that CPR is to be attempted. */
    Optional<String> noneFound(PanelInput input) {
        if (input.nobodyAnswered() || all.stream().anyMatch(decision -> !decision.ended())) {
            return Optional.empty();
        }
        return Optional.of(input.absence().notFound(all.isEmpty() ? "CPR decision" : "current CPR decision"));
    }

    List<BannerLine> bannerLines(Link link) {
        List<BannerLine> lines = new ArrayList<>();
        if (conflict().isPresent()) {
            List<CprDecision> clear = Stream.concat(inForce(Way.NOT_FOR).stream(), inForce(Way.FOR).stream())
                    .toList();
            lines.add(line(Tone.DANGER, DISAGREE + ": ask before you rely on either", clear, link));
        } else {
            inForce(Way.NOT_FOR).stream()
                    .findFirst()
                    .ifPresent(first -> lines.add(line(Tone.DANGER, words(first), inForce(Way.NOT_FOR), link)));
            inForce(Way.FOR).stream()
                    .findFirst()
                    .ifPresent(first -> lines.add(line(Tone.PLAIN, words(first), inForce(Way.FOR), link)));
        }
        List<CprDecision> unclear = inForce(Way.UNCLEAR);
        if (lines.isEmpty()) {
            unclear.forEach(one ->
                    lines.add(line(Tone.WARNING, "CPR is mentioned, read it: " + one.sentence(), List.of(one), link)));
        } else if (!unclear.isEmpty()) {
            String entries = unclear.size() == 1 ? " other entry" : " other entries";
            lines.add(line(
                    Tone.WARNING,
                    "CPR is also mentioned in " + unclear.size() + entries + ": read and compare",
                    unclear,
                    link));
        }
        return lines;
    }

    /** A decision with something unknown to it is not stated as if there were nothing. */
    private String words(CprDecision decision) {
        String where = original.isEmpty() ? "" : ", " + original;
        return (decision.isCautioned() ? "Check at the source: " : "") + decision.sentence() + where;
    }

    private static BannerLine line(Tone tone, String words, List<CprDecision> decisions, Link link) {
        String sources = decisions.stream()
                .flatMap(decision -> decision.row().sources().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return new BannerLine(tone, BannerLine.Danger.CPR_DECISION, ShownText.of(words), sources, link);
    }

    private List<CprDecision> inForce(Way way) {
        return all.stream().filter(d -> d.inForce() && d.way() == way).toList();
    }

    private static String held(List<CprDecision> decisions) {
        return decisions.stream()
                .map(d -> d.source() + " (" + d.decided().text() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<PendingRow> rows(Stream<CprDecision> decisions) {
        return decisions.map(CprDecision::row).toList();
    }
}
