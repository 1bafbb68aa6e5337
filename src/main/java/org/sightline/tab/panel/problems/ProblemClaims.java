package org.sightline.tab.panel.problems;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.Recency.Relation;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.listing.ConditionState;
import org.sightline.tab.panel.listing.Disagreements;
import org.sightline.tab.panel.listing.Disagreements.Aspect;
import org.sightline.tab.panel.listing.Disagreements.Claim;
import org.sightline.tab.panel.listing.StatusSaid;

/** What entries say of one problem, at one source or several. */
final class ProblemClaims {

    private static final Pattern KIND = Pattern.compile("\\((?:disorder|finding)\\)$");

    private ProblemClaims() {}

    /** Says on each active problem what is said otherwise elsewhere. */
    static void mark(Map<PendingRow, Entry<Condition>> rows) {
        List<Claim> claims = rows.entrySet().stream()
                .map(e -> claim(e.getKey(), e.getValue().resource()))
                .toList();
        Disagreements.mark(claims, (one, other) -> matters(sent(one), sent(other)));
    }

    private static Condition sent(Claim claim) {
        return (Condition) claim.row().entry().resource();
    }

    private static Claim claim(PendingRow row, Condition condition) {
        Set<String> keys = new LinkedHashSet<>();
        condition.getCode().getCoding().stream()
                .filter(Coding::hasCode)
                .forEach(coding -> keys.add(coding.getSystem() + "|" + coding.getCode()));
        condition.getIdentifier().stream()
                .filter(id -> id.hasSystem() && id.hasValue())
                .forEach(id -> keys.add("identifier " + id.getSystem() + "|" + id.getValue()));
        String words = Disagreements.plain(
                KIND.matcher(CodedText.of(condition.getCode()).text().whole()).replaceAll(""));
        if (!words.isEmpty()) {
            keys.add("words " + words);
        }
        String list = condition.getCategory().stream().map(Codes::status).collect(Collectors.joining(","));
        return new Claim(
                row,
                list,
                keys,
                aspects(condition),
                ConditionState.of(condition).holds());
    }

    private static List<Aspect> aspects(Condition condition) {
        List<Aspect> aspects = new ArrayList<>();
        ConditionState state = ConditionState.of(condition);
        aspects.add(new Aspect("state", state.holds() ? "holds" : state.name(), stateWords(condition, state)));
        String severity = CodedText.of(condition.getSeverity()).text().whole();
        if (!severity.isEmpty() && state.holds()) {
            aspects.add(new Aspect("severity", Disagreements.plain(severity), lower(severity)));
        }
        String verified = StatusSaid.words(condition.getVerificationStatus()).whole();
        if (state.holds() && !verified.isEmpty()) {
            aspects.add(new Aspect("verification", Disagreements.plain(verified), lower(verified)));
        }
        return aspects;
    }

    private static String stateWords(Condition condition, ConditionState state) {
        String said = lower(StatusSaid.words(condition.getClinicalStatus()).whole());
        return switch (state) {
            case ACTIVE, NOT_SAID -> said.isEmpty() ? "listed, status not given" : said;
            case PAST -> {
                ShownText ended = ValueText.of(condition.getAbatement());
                yield (said.isEmpty() ? "ended" : said) + (ended.isEmpty() ? "" : " " + ended);
            }
            case REFUTED -> "refuted";
            case IN_ERROR -> "entered in error";
        };
    }

    private static String lower(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }

    /** What was over before a problem began is another one. */
    private static boolean matters(Condition current, Condition other) {
        if (ConditionState.of(other) != ConditionState.PAST) {
            return true;
        }
        ClinicalDate over = ClinicalDate.ofChoice(other.getAbatement()).orElse(Problems.onset(other));
        Relation relation = Recency.of(over, other).to(Recency.of(Problems.onset(current), current));
        return relation != Relation.EARLIER;
    }
}
