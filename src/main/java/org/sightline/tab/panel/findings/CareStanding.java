package org.sightline.tab.panel.findings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.display.Recency.Relation;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Proof;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;

/**
 * How a care process stands for this patient, and by what.
 *
 * @param all what was found about it, latest first
 * @param done the last that counts; none if there is none
 * @param other that it was declined, is unsuitable or done in part, lately enough to matter; none if nothing of that was
 *     recorded
 */
record CareStanding(
        CareProcess process,
        CareState state,
        List<CareEvidence> all,
        @Nullable CareEvidence done,
        @Nullable CareEvidence other) {

    /** @param diagnosed whether the disease is: else nothing is due */
    static CareStanding of(CareProcess process, List<CareEvidence> all, PanelInput input, boolean diagnosed) {
        CareEvidence done = alike(all).findFirst().orElse(null);
        CareEvidence exception = lately(process, all, input, Set.of(Role.DECLINED, Role.UNSUITABLE));
        CareEvidence part = lately(process, all, input, Set.of(Role.PART));
        boolean fresh = done != null && process.interval().isFresh(done.first(), input.now());
        boolean lasts = done != null && process.interval().lasts(done.first(), input.now());
        if (exception != null && !fresh && (done == null || exception.isLaterThan(done))) {
            CareState state = exception.role() == Role.DECLINED ? CareState.DECLINED : CareState.UNSUITABLE;
            return new CareStanding(process, state, all, done, exception);
        }
        if (done != null && process.proof() == Proof.EYES && !new EyeScreens(input, all).areClear()) {
            return new CareStanding(process, CareState.INTERVAL_NOT_KNOWN, all, done, null);
        }
        if (part != null && !lasts) {
            return new CareStanding(process, CareState.PART, all, done, part);
        }
        return new CareStanding(process, state(fresh, lasts, diagnosed), all, done, null);
    }

    /** The last that counts, as each source holds it: those read live before copies made overnight. */
    private static Stream<CareEvidence> alike(List<CareEvidence> all) {
        return all.stream()
                .filter(CareEvidence::counts)
                .findFirst()
                .map(last -> all.stream()
                        .filter(one -> one.counts()
                                && one.found().equals(last.found())
                                && one.recency().to(last.recency()) != Relation.EARLIER)
                        .sorted(Comparator.comparing(
                                one -> !one.entry().source().sent().live())))
                .orElse(Stream.empty());
    }

    /** All sources that hold what was last done, the live ones first. */
    List<String> sources() {
        return alike(all).map(one -> one.entry().source().name()).distinct().toList();
    }

    private static CareState state(boolean fresh, boolean lasts, boolean diagnosed) {
        if (fresh) {
            return CareState.DONE;
        }
        if (!diagnosed) {
            return lasts ? CareState.DONE : CareState.NOT_JUDGED;
        }
        return lasts ? CareState.DUE : CareState.NOT_FOUND;
    }

    private static @Nullable CareEvidence lately(
            CareProcess process, List<CareEvidence> all, PanelInput input, Set<Role> roles) {
        return all.stream()
                .filter(e -> roles.contains(e.role()) && e.when().isKnown())
                .filter(e -> process.interval().lasts(e.first(), input.now())
                        && !e.first().isAfter(input.now()))
                .min(Comparator.comparing(CareEvidence::recency, Recency.SURELY_LATEST_FIRST))
                .orElse(null);
    }

    /** The state with its date; that nothing was found, with how it was looked for. */
    String words(PanelInput input) {
        String end = done == null
                ? ""
                : ClinicalDate.of(process.interval().end(done.first())).text();
        String otherwise = other == null ? "" : other.when().text();
        return switch (state) {
            case DONE -> "Done";
            case DUE -> "Due by " + end;
            case DECLINED -> "Declined on " + otherwise;
            case UNSUITABLE -> "Unsuitable, recorded on " + otherwise;
            case PART ->
                "In part, on " + otherwise + ": "
                        + (other == null ? "" : other.what().text() + ", " + other.why());
            case INTERVAL_NOT_KNOWN ->
                "Last screened " + (done == null ? "" : done.when().text()) + "; interval not known";
            case NOT_FOUND ->
                (end.isEmpty()
                                ? "None found "
                                : "None of the last " + process.interval().months() + " months found ")
                        + input.absence().under(input.definition().codesOf(process.lists(Role.DONE)));
            case NOT_JUDGED -> "Not judged";
        };
    }

    /** What was found otherwise, at a time that is not surely earlier: alike words once, with all their sources. */
    List<ShownText> besides(PanelInput input) {
        return done == null ? List.of() : besides(done, input.definition());
    }

    private List<ShownText> besides(CareEvidence last, PanelDefinition lists) {
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.counts() && one != last && !one.found().equals(last.found()))
                .filter(one -> one.recency().to(last.recency()) != Relation.EARLIER)
                .forEach(one -> sources.computeIfAbsent(
                                relation(one, last, lists) + ": " + one.said() + " ("
                                        + one.when().text(),
                                _ -> new LinkedHashSet<>())
                        .add(one.entry().source().name()));
        return sources.entrySet().stream()
                .map(e -> ShownText.of(e.getKey() + ", " + String.join(", ", e.getValue()) + ")"))
                .toList();
    }

    /** Which is the later is asked only of one measure: an eGFR and a creatinine stand beside each other. */
    private String relation(CareEvidence one, CareEvidence last, PanelDefinition lists) {
        boolean alike =
                process.lists(Role.DONE).stream().anyMatch(list -> one.isIn(lists, list) && last.isIn(lists, list));
        return alike ? one.recency().to(last.recency()).words() : "Also";
    }

    /** What the state rests on; nothing if nothing was found. */
    @Nullable
    CareEvidence basis() {
        return other == null ? done : other;
    }
}
