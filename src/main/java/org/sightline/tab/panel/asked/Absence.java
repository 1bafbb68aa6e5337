package org.sightline.tab.panel.asked;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words for what is not there, by what was asked and by who answered. Nothing else on the page says that there is
 * none.
 */
public record Absence(Questions questions, Answers answers, boolean someWithheld) {

    /** Whether nothing but an absolute word is true: all was asked of everybody, and everybody gave all of it. */
    public boolean isAbsolute() {
        return isWhole() && questions.isEverything();
    }

    /** Whether all was asked of everybody, and nobody who may hold a record gave less than all of it. */
    public boolean isAllHeard() {
        return answers.all() > 0 && answers.lacking().isEmpty() && !someWithheld && questions.isEverything();
    }

    /** Whether each source that holds a record gave all that it was asked, and nothing of it is withheld. */
    public boolean isWhole() {
        return answers.isWhole() && !someWithheld;
    }

    /**
     * What a panel without rows says.
     *
     * @param noun what the panel lists, such as {@code allergies}
     */
    public String empty(String noun) {
        if (answers.all() == 0) {
            return withoutSource(noun);
        }
        if (answers.withRecord() == 0) {
            return "No " + noun + ": " + withoutRecord();
        }
        if (isWhole()) {
            return sentences(none(noun) + ".", questions.limits(), alsoWithoutRecord());
        }
        if (answers.refused().size() == answers.withRecord()) {
            return start(noun) + " not shown: access refused by " + String.join(", ", answers.refused())
                    + ". Whether any are recorded is not known here.";
        }
        if (!answers.awaited().isEmpty()) {
            return "Nothing yet: waiting for " + String.join(", ", answers.awaited()) + ".";
        }
        return incomplete(noun);
    }

    /** Whether what {@link #empty} says is all that there is to say: nobody failed, refused or is awaited. */
    public boolean isSettled() {
        return answers.all() == 0 ? questions.without().isEmpty() : answers.withRecord() == 0 || isWhole();
    }

    /**
     * What a panel without rows says that would speak of something absurd for such a patient.
     *
     * @param why what such a patient is, {@code of 81 years}
     */
    public String quiet(String noun, String why) {
        return isWhole() && answers.withRecord() > 0 ? "Nothing sent for a patient " + why + "." : empty(noun);
    }

    /** How many of the sources answered in full. */
    public String sources() {
        return questions.without().isEmpty() || answers.all() == 0
                ? answered()
                : answered() + "; not supplied by " + String.join(", ", questions.without());
    }

    /** How something was looked for by these codes and not found; never that none is recorded. */
    public String under(CodesAsked codes) {
        return questions.sinceAskedWide() + codes.words() + (isWhole() ? "" : ", in what was received");
    }

    /**
     * That something was looked for and not found, where, and who may have it.
     *
     * @param what such as {@code CPR decision}
     */
    public String notFound(String what) {
        int full = answers.inFull().size();
        String at = full == 1 && answers.withRecord() == 1 ? whoever() : full + " of " + counted(answers.withRecord());
        return sentences(
                "No " + what + " found in " + at + ".",
                "Looked for in " + questions.places() + ".",
                answers.awaited().isEmpty() ? "" : "Waiting for " + String.join(", ", answers.awaited()) + ".",
                mayHave(),
                someWithheld ? "Some items are withheld." : "",
                alsoWithoutRecord());
    }

    private String mayHave() {
        List<String> others = answers.lacking().stream()
                .filter(name -> !answers.awaited().contains(name))
                .toList();
        return others.isEmpty() ? "" : "There may be one at " + String.join(", ", others) + ".";
    }

    private String none(String noun) {
        return questions.isEverything()
                ? "No " + noun + " recorded by " + whoever()
                : "No " + noun + " found" + questions.scope() + " at " + whoever();
    }

    private String whoever() {
        int full = answers.inFull().size();
        return full > 1
                ? "any of " + full + " sources"
                : answers.inFull().getFirst() + (isOnly() ? ", the only source" : "");
    }

    private boolean isOnly() {
        return answers.all() == 1 && answers.inFull().size() == 1;
    }

    private String incomplete(String noun) {
        if (answers.inFull().isEmpty() && answers.inPart().isEmpty()) {
            return answers.withoutRecord().isEmpty()
                    ? start(noun) + " unavailable: no source answered."
                    : sentences(
                            start(noun) + " unavailable: no source with a record of this patient answered.",
                            alsoWithoutRecord());
        }
        if (answers.lacking().isEmpty()) {
            return "No " + noun + " to show" + questions.scope() + ", but some items are withheld.";
        }
        return sentences(
                "No " + noun + questions.scope() + " in what was received.",
                "This is not the whole: " + answers.inFull().size() + " of " + counted(answers.withRecord())
                        + " answered in full.",
                questions.limits(),
                alsoWithoutRecord());
    }

    private String withoutSource(String noun) {
        return questions.without().isEmpty()
                ? "No connected source supplies " + noun + "."
                : start(noun) + " cannot be retrieved: not supplied by " + String.join(", ", questions.without())
                        + ". Whether any are recorded there is not known here.";
    }

    private String withoutRecord() {
        return answers.all() == 1
                ? answers.withoutRecord().getFirst() + ", the only source, holds no record of this patient."
                : "none of the " + answers.all() + " sources holds a record of this patient.";
    }

    private String alsoWithoutRecord() {
        int none = answers.withoutRecord().size();
        return none == 0
                ? ""
                : none + " of " + counted(answers.all()) + (none == 1 ? " holds" : " hold")
                        + " no record of this patient.";
    }

    /** How many sources have answered, {@code 2 of 5 sources have answered}. */
    public String soFar() {
        int all = answers.all();
        int arrived = all - answers.awaited().size();
        return arrived + " of " + counted(all) + (arrived == 1 || all == 1 ? " has" : " have") + " answered";
    }

    private String answered() {
        int all = answers.all();
        if (all == 0) {
            return "no source";
        }
        if (!answers.awaited().isEmpty()) {
            return soFar() + "; waiting for " + String.join(", ", answers.awaited());
        }
        int none = answers.withoutRecord().size();
        if (none == all) {
            return all == 1 ? "no record at the only source" : "no record at any of " + counted(all);
        }
        String also = none == 0 ? "" : " (" + none + (none == 1 ? " more holds" : " more hold") + " no record)";
        int full = answers.inFull().size();
        if (full < all - none) {
            return full + " of " + counted(all - none) + " answered in full" + also;
        }
        return (full == 1 ? none == 0 ? "the only source" : "1 source" : "all " + full + " sources") + also;
    }

    private static String sentences(String... all) {
        return String.join(" ", Arrays.stream(all).filter(one -> !one.isEmpty()).toList());
    }

    private static String start(String noun) {
        return noun.substring(0, 1).toUpperCase(Locale.UK) + noun.substring(1);
    }

    private static String counted(int sources) {
        return sources == 1 ? "1 source" : sources + " sources";
    }
}
