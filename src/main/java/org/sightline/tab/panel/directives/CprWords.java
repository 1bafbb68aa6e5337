package org.sightline.tab.panel.directives;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words about cardiopulmonary resuscitation. A decision is read out of words only where they are nothing but the
 * decision; whatever else mentions it has to be read by somebody.
 */
final class CprWords {

    /** One of these is in whatever a pattern below finds: most of a record is told apart by them, without a pattern. */
    private static final List<String> NAMES = List.of("cpr", "dnar", "dnr", "resus");

    private static final Pattern KIND = Pattern.compile("\\((situation|finding|procedure|qualifier value)\\)");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}’'-]+");

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
        return isNamedIn(words) && MENTIONED.matcher(words).find();
    }

    /** Whether any of the rest may be so of them: told without a pattern, and sooner yes than no. */
    static boolean mayBeIn(String words) {
        return words.indexOf('(') >= 0 || isNamedIn(words);
    }

    /** Whether they mention it as something that is to be done or not, and not as something that was done. */
    static boolean speakOfWhatIsToBeDone(String words) {
        return isNamedIn(words) && DECIDED.matcher(words).find();
    }

    /** Whether they are nothing but the decision not to attempt it. */
    static boolean areAgainst(String words) {
        return isAllOf(words, AGAINST);
    }

    /** Whether they are nothing but the decision to attempt it. */
    static boolean areInFavour(String words) {
        return isAllOf(words, IN_FAVOUR);
    }

    private static boolean isAllOf(String words, Pattern decision) {
        String bare = words.indexOf('(') < 0 ? words : KIND.matcher(words).replaceAll("");
        return isNamedIn(bare)
                && decision.matcher(SIGNS.matcher(bare).replaceAll(" ").strip()).matches();
    }

    private static boolean isNamedIn(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (small.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
