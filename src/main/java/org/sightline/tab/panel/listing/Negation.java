package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Words by which a source says that there is none of something, or that it does not know, in a place where one of them
 * is expected. Such words are neither one of them nor a proof that there is none: they have to be read. Whatever says
 * more than that, such as "no known allergies except penicillin", is taken for what is expected there.
 */
public enum Negation {
    ALLERGIES(
            "nkd?a|nkfa|nkma|nkida",
            "allerg\\w*|intoleran\\w*|(hyper)?sensitiv\\w*|(adverse |drug |allergic )*reactions?|adrs?|anaphyla\\w*"),
    PROBLEMS(
            "nkp|npmh|nad",
            "problems?|conditions?|diagnos[ei]s|illness(es)?|diseases?|disabilit\\w*|comorbidit\\w*|co-morbidit\\w*"
                    + "|(past |previous )*(medical )+(history|problems?|conditions?)|pmh|health (issues?|concerns?)"),
    MEDICINES(
            "nkm|nil meds?",
            "medications?|medicines?|meds|drugs?|tablets|(drug )?treatments?|prescriptions?|prescribed \\w+");

    /** Where one thing that is said ends and another begins; what follows "except" is said of itself. */
    private static final Pattern CLAUSE =
            Pattern.compile("[.;,:()\\[\\]/|\\n\\r]+|\\b(but|except(ing| for)?|apart from|other than|however)\\b");

    private static final String WHO =
            "(?:(?:the|a|patient|pt|client|parent|mother|father|carer|he|she|they|is|are|was|were|has|have|had|there"
                    + "|states?|stated|says|said|reports?|reported|denies|confirms?|that|currently|to be|taking|on)\\s+)*";
    private static final String NO =
            "(?:no|nil|none|not|never|without|denie[sd]|negative for|absence of|free (?:of|from))";
    private static final String BETWEEN = "(?:\\s+[\\p{L}\\p{N}'’-]+){0,4}?";
    private static final String KNOWN =
            "(?:known|recorded|reported|declared|stated|identified|significant|relevant|noted|of note|documented|active"
                    + "|current|regular)";
    private static final String AFTER =
            "(?:\\s+(?:known|recorded|reported|declared|found|present|noted|at present|at this time|to date|currently"
                    + "|on admission|today|per (?:the )?\\w+|according to (?:the )?\\w+|or disabilit\\w*"
                    + "|(?:to|of|with|from)(?:\\s+[\\p{L}\\p{N}'’-]+){1,4}))*";
    private static final Pattern GENERIC = Pattern.compile(
            "(?i)(allerg(y|ies|ic)( status| disposition| to (drug|substance))?|(drug|food|substance)? ?allergy"
                    + "|propensity to adverse reactions?( to (drug|substance))?|adverse reactions?|intolerance"
                    + "|hypersensitivity|problem|diagnosis|medication|medicine|drug)");

    /** Letters with a full stop after each, as in "N.K.D.A.". */
    private static final Pattern DOTTED = Pattern.compile("\\b(\\p{L})\\.(?=\\p{L}\\b)");

    /** What SNOMED CT adds to a term to say of which hierarchy it is. */
    private static final Pattern TAG = Pattern.compile("\\((situation|finding|disorder|event|observable entity)\\)");

    /** One of these is in whatever says that there is none; "unknown" and "not" have the first of them in them. */
    private static final List<String> SIGNS = List.of(
            "no", "nil", "never", "without", "denie", "negative", "absence", "free", "unable", "nk", "npmh", "nad");

    private final Pattern whole;
    private final Pattern label;

    Negation(String shorthand, String nouns) {
        String something = "(?:(?:" + nouns + ")(?:\\s+(?:and|or)\\s+(?:" + nouns + "))*)";
        this.label = Pattern.compile("^\\s*" + something + "\\s*[:=]");
        this.whole = Pattern.compile("(?iu)(?:" + shorthand + ")" + AFTER
                + "|" + WHO + "(?:no|nil|none|not)(?:\\s+" + KNOWN + ")*"
                + "|" + WHO + NO + BETWEEN + "\\s+" + something + AFTER
                + "|(?:" + something
                + "\\s+)?(?:status\\s+)?(?:is |are |was )?(?:nil|none|unknown|not known|not recorded"
                + "|not asked|not obtained|unable to (?:assess|obtain|ascertain))" + AFTER);
    }

    /** Whether this is all that the concept says, in its own words or in those of its codes. */
    public boolean isIn(CodeableConcept concept) {
        List<String> said = new ArrayList<>();
        if (concept.getText() != null) {
            said.add(concept.getText());
        }
        concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .forEach(said::add);
        List<String> telling = said.stream()
                .map(String::strip)
                .filter(words -> !words.isEmpty()
                        && !GENERIC.matcher(TAG.matcher(words).replaceAll("").strip())
                                .matches())
                .toList();
        return !telling.isEmpty() && telling.stream().allMatch(this::isAllOf);
    }

    /** Whether each clause says that there is none. */
    boolean isAllOf(String words) {
        String small = words.toLowerCase(Locale.UK);
        String untagged = small.indexOf('(') < 0 ? small : TAG.matcher(small).replaceAll("");
        String plain =
                untagged.indexOf('.') < 0 ? untagged : DOTTED.matcher(untagged).replaceAll("$1");
        if (!mayNegate(plain)) {
            return false;
        }
        List<String> clauses = CLAUSE.splitAsStream(label.matcher(plain).replaceFirst(""))
                .map(clause ->
                        clause.replaceAll("[^\\p{L}\\p{N}'’\\s-]", " ").strip().replaceAll("\\s+", " "))
                .filter(clause -> !clause.isEmpty())
                .toList();
        return !clauses.isEmpty()
                && clauses.stream().allMatch(clause -> whole.matcher(clause).matches());
    }

    /** Most entries have no such word; letters beyond ASCII may stand for others, which only a pattern knows. */
    private static boolean mayNegate(String small) {
        return SIGNS.stream().anyMatch(small::contains) || small.chars().anyMatch(letter -> letter > 127);
    }
}
