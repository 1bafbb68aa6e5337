package org.sightline.tab.panel.directives;

import java.util.regex.Pattern;

/**
 * Words about cardiopulmonary resuscitation. A decision is read out of words only where they are nothing but the
 * decision; whatever else mentions it has to be read by somebody.
 */
final class CprWords {

    private static final String CPR = "(?:cpr|(?:cardio-?pulmonary )?resuscitation)";
    private static final String FORM =
            "(?: (?:decision|order|form|status|recommendation|in place|made|signed|active))*";

    /** Better one row too many than a decision unseen. */
    private static final Pattern MENTIONED =
            Pattern.compile("(?i)\\b(DNA)?CPR\\b|\\bDNAR\\b|\\bDNR\\b|\\b(not|do not|no|never) resus\\b|resuscit");

    /** Where resuscitation that was given, or taught, is recorded too: words that speak of what is to be done. */
    private static final Pattern DECIDED = Pattern.compile(
            "(?i)\\bDNACPR\\b|\\bDNAR\\b|\\bDNR\\b"
                    + "|\\b(not?|never|don[’']t|refus\\w*|declin\\w*|against|for|attempt\\w*|decision|status|wish\\w*|order"
                    + "|recommend\\w*|discuss\\w*|ceiling)\\b.{0,40}(\\bCPR\\b|\\bresus)"
                    + "|(\\bCPR\\b|\\bresus\\w*).{0,20}\\b(decision|status|order|wish\\w*|discuss\\w*|recommend\\w*|not|form|plan)\\b");

    private static final Pattern AGAINST = Pattern.compile(
            "(?i)(?:(?:not for|do not|don[’']t|not to)(?: (?:attempt|attempted|be given|have|give|start|receive))*"
                    + " (?:" + CPR + "|resuscitate)|no " + CPR + "(?: do not attempt resuscitation)?|dnacpr|dnar|dnr)"
                    + FORM);

    private static final Pattern IN_FAVOUR = Pattern.compile("(?i)(?:for (?:full |attempted |active )*" + CPR
            + "|full (?:active )?resuscitation|yes cpr|attempt " + CPR + ")" + FORM);

    private CprWords() {}

    static boolean mention(String words) {
        return MENTIONED.matcher(words).find();
    }

    /** Whether they mention it as something that is to be done or not, and not as something that was done. */
    static boolean speakOfWhatIsToBeDone(String words) {
        return DECIDED.matcher(words).find();
    }

    /** Whether they are nothing but the decision not to attempt it. */
    static boolean areAgainst(String words) {
        return AGAINST.matcher(plain(words)).matches();
    }

    /** Whether they are nothing but the decision to attempt it. */
    static boolean areInFavour(String words) {
        return IN_FAVOUR.matcher(plain(words)).matches();
    }

    private static String plain(String words) {
        return words.replaceAll("\\((situation|finding|procedure|qualifier value)\\)", "")
                .replaceAll("[^\\p{L}\\p{N}’'-]+", " ")
                .strip();
    }
}
