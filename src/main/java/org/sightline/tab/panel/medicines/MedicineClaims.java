package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.Recency.Relation;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates.Thing;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.Disagreements;
import org.sightline.tab.panel.listing.Disagreements.Aspect;
import org.sightline.tab.panel.listing.Disagreements.Claim;
import org.sightline.tab.panel.listing.DoseText;

/** What entries say of one medicine, at one source or several: compared, and counted once. */
final class MedicineClaims {

    private static final Pattern STRENGTH = Pattern.compile(
            "\\d[\\d.,]*\\s?(?:%|(?:mg|micrograms?|mcg|g|kg|ml|units?|iu|mmol|nanograms?)(?:/[\\d.]*\\s?\\p{L}+)?)(?!\\p{L})");
    private static final Pattern FORM = Pattern.compile(
            "\\b(?:tablets?|capsules?|oral|solution|suspension|cream|ointment|gel|inhaler|injection|modified release"
                    + "|gastro resistant|e/c|m/r|dispersible|soluble|spray|drops|patch(?:es)?|sachets?|powder|dose)\\b");

    private MedicineClaims() {}

    /** A medicine and its row. */
    record Listed(Medicine medicine, PendingRow row) {}

    /** Says on each current medicine what is said otherwise elsewhere, and which of its own source's entries it is too. */
    static void mark(List<Listed> all, Instant recent) {
        Map<PendingRow, Medicine> medicines = all.stream().collect(Collectors.toMap(Listed::row, Listed::medicine));
        List<Claim> claims =
                all.stream().map(one -> claim(one.medicine(), one.row())).toList();
        Disagreements.mark(
                claims,
                (one, other) -> matters(
                        Objects.requireNonNull(medicines.get(one.row())),
                        Objects.requireNonNull(medicines.get(other.row())),
                        recent));
        markStated(all);
    }

    /** How many medicines these entries are of. */
    static int count(List<Medicine> medicines) {
        List<Set<String>> known = new ArrayList<>();
        for (Medicine medicine : medicines) {
            Set<String> all = new HashSet<>(product(medicine));
            List<Set<String>> same = known.stream()
                    .filter(keys -> !Collections.disjoint(keys, all))
                    .toList();
            same.forEach(all::addAll);
            known.removeAll(same);
            known.add(all);
        }
        return known.size();
    }

    /** What an entry is of: its product, by code or in words. */
    static Thing thing(Medicine medicine) {
        return new Thing(medicine.entry().resource().fhirType(), product(medicine), false);
    }

    private static Claim claim(Medicine medicine, PendingRow row) {
        Set<String> keys = new LinkedHashSet<>(product(medicine));
        medicine.identifiers().stream()
                .filter(id -> id.hasSystem() && id.hasValue())
                .forEach(id -> keys.add("identifier " + id.getSystem() + "|" + id.getValue()));
        medicine.moieties().forEach(moiety -> keys.add("moiety " + moiety));
        String name = Disagreements.plain(medicine.name().text().text().whole());
        String substance =
                FORM.matcher(name.replaceAll("\\d.*", "")).replaceAll("").strip();
        if (!substance.isEmpty()) {
            keys.add("substance " + substance);
        }
        return new Claim(
                row,
                medicine.entry().resource().fhirType(),
                keys,
                aspects(medicine),
                medicine.state() == MedicineState.CURRENT);
    }

    /** Codes and words by which a product is known; an entry that names none is like no other. */
    private static Set<String> product(Medicine medicine) {
        CodedText name = medicine.name().text();
        Set<String> keys = new LinkedHashSet<>(medicine.codes());
        if (!name.isEmpty()) {
            keys.add("words " + Disagreements.plain(name.text().whole()));
        }
        return keys.isEmpty() ? Set.of(medicine.entry().auditReference()) : keys;
    }

    private static List<Aspect> aspects(Medicine medicine) {
        List<Aspect> aspects = new ArrayList<>();
        String state = stateWords(medicine);
        boolean held = medicine.status().equals("on-hold");
        aspects.add(new Aspect("state", medicine.state() + (held ? " held" : ""), state));
        if (medicine.state() != MedicineState.CURRENT) {
            return aspects;
        }
        String name = medicine.name().text().text().whole();
        String strengths = STRENGTH.matcher(name.toLowerCase(Locale.UK))
                .results()
                .map(found -> found.group().replace(" ", ""))
                .collect(Collectors.joining(" "));
        if (!strengths.isEmpty()) {
            aspects.add(new Aspect("strength", strengths, name));
        }
        if (!medicine.dosages().isEmpty()) {
            String dose = dose(medicine.dosages());
            aspects.add(new Aspect("dose", Disagreements.plain(dose).replaceFirst("^take ", ""), "dose " + dose));
        }
        return aspects;
    }

    /** Most doses are words alone, and need not be put into any. */
    private static String dose(List<Dosage> dosages) {
        boolean wordsOnly =
                dosages.stream().allMatch(dosage -> dosage.equalsDeep(new Dosage().setText(dosage.getText())));
        return wordsOnly
                ? dosages.stream().map(Dosage::getText).collect(Collectors.joining(", "))
                : DoseText.of(dosages).lines().stream().map(ShownText::whole).collect(Collectors.joining(", "));
    }

    private static String stateWords(Medicine medicine) {
        String status = medicine.status().replace('-', ' ').toLowerCase(Locale.UK);
        return switch (medicine.state()) {
            case CURRENT -> status.isEmpty() ? "status not given" : status;
            case ENDED -> ended(medicine, status.isEmpty() ? "ended" : status);
            case PLANNED, PROPOSED, INTENDED, DRAFT, NOT_TO_BE_GIVEN, IN_ERROR ->
                medicine.state().words().toLowerCase(Locale.UK);
        };
    }

    private static String ended(Medicine medicine, String status) {
        ClinicalDate when = lastOf(medicine);
        String reason = switch (medicine.entry().resource()) {
            case MedicationRequest request ->
                CodedText.of(request.getStatusReason()).text().whole();
            case MedicationStatement statement ->
                Codes.texts(statement.getStatusReason()).whole();
            default -> "";
        };
        return status + (when.isKnown() ? " " + when.text() : "") + (reason.isEmpty() ? "" : ", " + reason);
    }

    private static ClinicalDate lastOf(Medicine medicine) {
        Medicine.Dates dates = medicine.dates();
        return dates.until().orElse(dates.recorded()).orElse(dates.from());
    }

    /** What ended before a medicine was begun is its past, unless it ended lately; of its own source it always is. */
    private static boolean matters(Medicine current, Medicine other, Instant recent) {
        if (other.state() != MedicineState.ENDED) {
            return true;
        }
        if (current.entry().source().feed().equals(other.entry().source().feed())) {
            return false;
        }
        Recency ended = Recency.of(lastOf(other), other.entry().resource());
        Recency begun = Recency.of(current.dates().from(), current.entry().resource());
        return ended.to(begun) != Relation.EARLIER || lastOf(other).mayBeSince(recent);
    }

    /** A statement, a plan and an order of one source are one medicine, and say so. */
    private static void markStated(List<Listed> all) {
        Set<String> stated = all.stream()
                .map(Listed::medicine)
                .filter(m -> m.entry().resource() instanceof MedicationStatement && !m.hasEnded())
                .flatMap(m -> product(m).stream().map(key -> m.entry().source().feed() + " " + key))
                .collect(Collectors.toSet());
        for (Listed one : all) {
            Medicine medicine = one.medicine();
            String feed = medicine.entry().source().feed() + " ";
            boolean same = product(medicine).stream().anyMatch(key -> stated.contains(feed + key));
            if (same && !medicine.hasEnded() && medicine.entry().resource() instanceof MedicationRequest) {
                one.row().also(builder -> builder.chip(Tone.PLAIN, "Prescription of a medicine stated here too"));
            }
        }
    }
}
