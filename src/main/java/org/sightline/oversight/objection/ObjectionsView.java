package org.sightline.oversight.objection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionEntry;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.policy.objection.WrittenReception;

/**
 * The page of objections.
 *
 * @param typed what was typed where the NHS number goes
 * @param problem what is wrong with it; empty if nothing is
 * @param done what was done just now; empty if nothing was
 */
record ObjectionsView(
        String typed, String problem, String done, @Nullable Patient patientOrNull) {

    static final ObjectionsView BLANK = new ObjectionsView("", "", "", null);

    public Optional<Patient> patient() {
        return Optional.ofNullable(patientOrNull);
    }

    /**
     * One patient's objection.
     *
     * @param parts what can be objected to besides the whole record
     * @param written what stands in the form that records the next change
     * @param problems what is wrong with it, by field
     */
    record Patient(
            NhsNumber nhsNumber,
            List<Line> history,
            PartChoices parts,
            String formId,
            WrittenReception written,
            Map<String, String> problems) {

        static Patient of(NhsNumber number, List<ObjectionEntry> history, PartChoices parts) {
            return new Patient(
                    number,
                    history.stream().map(entry -> Line.of(entry, parts)).toList(),
                    parts,
                    ObjectionForm.newId(),
                    WrittenReception.BLANK,
                    Map.of());
        }

        /** The same with a form that has to be corrected. */
        Patient corrected(String form, WrittenReception as, Map<String, String> problemsOfIt) {
            return new Patient(nhsNumber, history, parts, form, as, problemsOfIt);
        }

        public boolean objects() {
            return !history.isEmpty() && history.getFirst().what().change() == ObjectionChange.OBJECTED;
        }

        /** What the patient objects to, in words; empty if to nothing. */
        public String objectedTo() {
            return objects() ? history.getFirst().what().scope() : "";
        }

        public List<Choice> hows() {
            return Arrays.stream(HowReceived.values())
                    .map(how -> new Choice(how.code(), how.words(), how.code().equals(written.how())))
                    .toList();
        }

        public List<Choice> whos() {
            return Arrays.stream(OnBehalf.values())
                    .map(who -> new Choice(who.code(), who.words(), who.code().equals(written.onBehalf())))
                    .toList();
        }

        /** What to say beside a field; empty for nothing. */
        public String problem(String field) {
            return problems.getOrDefault(field, "");
        }
    }

    /** One choice of a list. */
    record Choice(String value, String words, boolean chosen) {}

    /** @param scope what is objected to; empty of a reversal */
    record What(ObjectionChange change, String scope) {

        static What of(ObjectionEntry entry, PartChoices parts) {
            return new What(
                    entry.change(), entry.change() == ObjectionChange.OBJECTED ? parts.words(entry.scope()) : "");
        }
    }

    /**
     * One entry of the history.
     *
     * @param by the officer and the officer's organisation
     */
    record Line(
            What what,
            ClinicalDate recorded,
            ClinicalDate received,
            String how,
            ShownText behalf,
            ShownText evidence,
            ShownText by) {

        static Line of(ObjectionEntry entry, PartChoices parts) {
            String representative = entry.reception().representative();
            String who = entry.reception().onBehalf().words();
            return new Line(
                    What.of(entry, parts),
                    ClinicalDate.of(entry.recordedAt()),
                    ClinicalDate.of(entry.reception().receivedOn()),
                    entry.reception().how().words(),
                    ShownText.of(representative.isEmpty() ? who : who + ": " + representative),
                    ShownText.of(entry.reception().evidence()),
                    ShownText.of(entry.officer() + ", " + entry.organisation()));
        }
    }
}
