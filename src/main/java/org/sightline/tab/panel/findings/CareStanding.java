package org.sightline.tab.panel.findings;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.display.Recency.Relation;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.PanelInput;

/**
 * How a care process stands for this patient, and by what.
 *
 * @param all what was found about it, latest first
 * @param done the last that counts; none if there is none
 * @param exception that it was declined or is unsuitable, lately enough to matter; none if neither was recorded
 */
record CareStanding(
        CareProcess process,
        CareState state,
        List<CareEvidence> all,
        @Nullable CareEvidence done,
        @Nullable CareEvidence exception) {

    /** @param diagnosed whether the disease is: else nothing is due */
    static CareStanding of(CareProcess process, List<CareEvidence> all, PanelInput input, boolean diagnosed) {
        CareEvidence done =
                all.stream().filter(CareEvidence::counts).findFirst().orElse(null);
        CareEvidence exception = all.stream()
                .filter(e -> e.role() == Role.DECLINED || e.role() == Role.UNSUITABLE)
                .filter(e -> e.when().isKnown() && process.interval().lasts(e.first(), input.now()))
                .min(Comparator.comparing(CareEvidence::recency, Recency.SURELY_LATEST_FIRST))
                .orElse(null);
        return new CareStanding(process, state(process, done, exception, input, diagnosed), all, done, exception);
    }

    private static CareState state(
            CareProcess process,
            @Nullable CareEvidence done,
            @Nullable CareEvidence exception,
            PanelInput input,
            boolean diagnosed) {
        if (done != null && process.interval().isFresh(done.first(), input.now())) {
            return CareState.DONE;
        }
        if (exception != null && (done == null || exception.isLaterThan(done))) {
            return exception.role() == Role.DECLINED ? CareState.DECLINED : CareState.UNSUITABLE;
        }
        boolean lasts = done != null && process.interval().lasts(done.first(), input.now());
        if (!diagnosed) {
            return lasts ? CareState.DONE : CareState.NOT_JUDGED;
        }
        return lasts ? CareState.DUE : CareState.NOT_FOUND;
    }

    /** The state with its date; that nothing was found, with how it was looked for. */
    String words(PanelInput input) {
        String end = done == null
                ? ""
                : ClinicalDate.of(process.interval().end(done.first())).text();
        String excepted = exception == null ? "" : exception.when().text();
        return switch (state) {
            case DONE -> "Done";
            case DUE -> "Due by " + end;
            case DECLINED -> "Declined on " + excepted;
            case UNSUITABLE -> "Unsuitable, recorded on " + excepted;
            case NOT_FOUND ->
                (end.isEmpty()
                                ? "None found "
                                : "None of the last " + process.interval().months() + " months found ")
                        + input.absence()
                                .under(
                                        input.definition().codesIn(process.lists(Role.DONE)),
                                        input.definition().ownIn(process.lists(Role.DONE)));
            case NOT_JUDGED -> "Not judged";
        };
    }

    /** What was found otherwise, at a time that is not surely earlier. */
    List<ShownText> besides() {
        return done == null ? List.of() : besides(done);
    }

    private List<ShownText> besides(CareEvidence last) {
        return all.stream()
                .filter(one -> one.counts() && one != last && !one.found().equals(last.found()))
                .filter(one -> one.recency().to(last.recency()) != Relation.EARLIER)
                .map(one -> ShownText.of(one.recency().to(last.recency()).words() + ": " + one.words()))
                .toList();
    }

    /** What the state rests on; nothing if nothing was found. */
    @Nullable
    CareEvidence basis() {
        return state == CareState.DECLINED || state == CareState.UNSUITABLE ? exception : done;
    }
}
