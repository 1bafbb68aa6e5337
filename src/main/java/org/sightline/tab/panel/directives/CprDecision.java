package org.sightline.tab.panel.directives;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Tone;

/**
 * A decision about cardiopulmonary resuscitation.
 *
 * @param inForce whether it holds, as far as its source says
 * @param ended whether its source says that it no longer holds
 * @param besides that it is preliminary, that its review is overdue, such as {@code , review overdue since 01-Nov-2026};
 *     empty if nothing is
 */
record CprDecision(PendingRow row, Way way, boolean inForce, boolean ended, String besides) {

    static final String FOR_CPR = "forCpr";
    static final String NOT_FOR_CPR = "notForCpr";
    static final String INVOLVED = "cprInvolved";

    private static final Pattern SPELT_OUT = Pattern.compile("(?i)cardiopulmonary resuscitation");

    /** Which way a decision goes. */
    enum Way {
        FOR("For attempted CPR"),
        NOT_FOR("Not for attempted CPR"),
        /** The source mentions CPR, but not in a way that says which: it has to be read. */
        UNCLEAR("CPR is mentioned, not clearly for or against");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The decision in a directive, if it holds one. */
    static Optional<CprDecision> of(Directive directive, PanelInput input) {
        return way(directive, input.definition())
                .map(way -> new CprDecision(
                        row(directive, way, input),
                        way,
                        directive.isInForce(),
                        directive.isEnded(),
                        (directive.isPreliminary() ? ", preliminary" : "")
                                + (directive.reviewOverdue(input.now())
                                        ? ", review overdue since "
                                                + directive.review().text()
                                        : "")));
    }

    /** Whether a directive holds a decision that is surely for or against. */
    static boolean isClear(Directive directive, PanelDefinition lists) {
        return way(directive, lists).filter(way -> way != Way.UNCLEAR).isPresent();
    }

    ClinicalDate decided() {
        return row.recorded();
    }

    String source() {
        return String.join(" and ", row.sources());
    }

    /** Whether something may change its meaning that nobody here understands. */
    boolean isCautioned() {
        return !row.row().frame().cautions().isEmpty();
    }

    /** {@code Not for attempted CPR, decided 02-Feb-2026}. */
    String sentence() {
        String what = way == Way.UNCLEAR ? row.row().what().text().whole() : way.words();
        return what
                + (decided().isKnown() ? ", decided " + decided().text() : ", date of decision not recorded")
                + besides;
    }

    private static Optional<Way> way(Directive directive, PanelDefinition lists) {
        boolean attempt = directive.isIn(lists, FOR_CPR);
        boolean notAttempt = directive.isIn(lists, NOT_FOR_CPR);
        if (!attempt && !notAttempt) {
            return directive.isIn(lists, INVOLVED) ? Optional.empty() : byWords(directive);
        }
        if (attempt && notAttempt || !directive.qualifier().isEmpty()) {
            return Optional.of(Way.UNCLEAR);
        }
        return Optional.of(attempt ? Way.FOR : Way.NOT_FOR);
    }

    private static Optional<Way> byWords(Directive directive) {
        String words = (directive.qualifier().isEmpty() ? directive.named().text() : directive.qualifier()).whole();
        if (CprWords.areAgainst(words)) {
            return Optional.of(Way.NOT_FOR);
        }
        if (CprWords.areInFavour(words)) {
            return Optional.of(Way.FOR);
        }
        return directive.mentions().stream().anyMatch(said -> CprWords.mention(said.whole()))
                ? Optional.of(Way.UNCLEAR)
                : Optional.empty();
    }

    private static boolean isByWordsAlone(Directive directive, PanelDefinition lists) {
        return !directive.isIn(lists, FOR_CPR) && !directive.isIn(lists, NOT_FOR_CPR);
    }

    private static PendingRow row(Directive directive, Way way, PanelInput input) {
        boolean byWords = isByWordsAlone(directive, input.definition());
        return directive.row(row -> row.what(what(directive, way), "")
                .chip(Tone.WARNING, way == Way.UNCLEAR ? way.words() : byWords ? "By its words, not by a code" : "")
                .chips(directive.chips(input.now()))
                .cells(
                        Cell.of(directive.review()),
                        Cell.of(Stream.concat(
                                        Stream.of(recordedAs(directive, way)), directive.peopleAndOriginal().stream())
                                .toList())));
    }

    private static CodedText what(Directive directive, Way way) {
        ShownText sent = sent(directive);
        return way == Way.UNCLEAR && !sent.isEmpty() ? directive.named().called(sent) : CodedText.ofText(way.words());
    }

    private static ShownText recordedAs(Directive directive, Way way) {
        ShownText sent = sent(directive);
        boolean sameWords = SPELT_OUT.matcher(sent.whole()).replaceAll("CPR").equalsIgnoreCase(way.words());
        return way == Way.UNCLEAR || sent.isEmpty() || sameWords
                ? ShownText.NONE
                : ShownText.of("Recorded as: " + sent);
    }

    private static ShownText sent(Directive directive) {
        return ShownText.joined(": ", directive.named().text(), directive.qualifier());
    }
}
