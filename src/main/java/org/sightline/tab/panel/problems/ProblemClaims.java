package org.sightline.tab.panel.problems;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.Recency.Relation;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates.Thing;
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

    /** What a row is of: its code or its words. */
    static Thing thing(PendingRow row) {
        Condition condition = (Condition) row.entry().resource();
        return new Thing(
                "problems " + list(condition),
                Claim.keys(Stream.of(condition.getCode()), List.of(), words(condition)),
                false);
    }

    private static String list(Condition condition) {
        return condition.getCategory().stream().map(Codes::status).collect(Collectors.joining(","));
    }

    private static String words(Condition condition) {
        return Disagreements.plain(
                KIND.matcher(CodedText.of(condition.getCode()).text().whole()).replaceAll(""));
    }

    private static Condition sent(Claim claim) {
        return (Condition) claim.row().entry().resource();
    }

    private static Claim claim(PendingRow row, Condition condition) {
        return new Claim(
                row,
                list(condition),
                Claim.keys(Stream.of(condition.getCode()), condition.getIdentifier(), words(condition)),
                aspects(condition),
                ConditionState.of(condition).holds());
    }

    private static List<Aspect> aspects(Condition condition) {
        ConditionState state = ConditionState.of(condition);
        ShownText status = StatusSaid.words(condition.getClinicalStatus());
        String ended = ValueText.of(condition.getAbatement()).whole();
        Aspect told = new Aspect("state", state.holds() ? "holds" : state.name(), state.told(status, ended));
        return state.holds()
                ? Stream.of(
                                Stream.of(told),
                                Aspect.of(
                                        "severity",
                                        CodedText.of(condition.getSeverity()).text()),
                                Aspect.of("verification", StatusSaid.words(condition.getVerificationStatus())))
                        .flatMap(aspects -> aspects)
                        .toList()
                : List.of(told);
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
