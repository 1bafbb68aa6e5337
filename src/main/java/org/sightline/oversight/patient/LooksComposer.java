package org.sightline.oversight.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.oversight.patient.LooksView.Look;
import org.sightline.oversight.patient.LooksView.Pages;
import org.sightline.oversight.patient.LooksView.Step;
import org.sightline.oversight.patient.LooksView.When;
import org.sightline.oversight.patient.LooksView.Who;
import org.sightline.policy.override.StoredOverride;
import org.sightline.trail.EntryWords;
import org.sightline.trail.TrailEntry;

/** Puts a patient's looks into words. */
@ApplicationScoped
class LooksComposer {

    private final EntryWords words;

    LooksComposer(EntryWords words) {
        this.words = words;
    }

    /** @param ofAPage how many looks stand on one page at most */
    LooksView.Found view(PatientLooks.Found found, int number, int ofAPage) {
        NhsNumber asked = found.numbers().getFirst();
        int first = (number - 1) * ofAPage + 1;
        int last = first + found.page().rows().size() - 1;
        long all = found.page().looks();
        return new LooksView.Found(
                asked.formatted(),
                found.numbers().stream().skip(1).map(NhsNumber::formatted).toList(),
                found.page().rows().stream()
                        .map(rows -> look(rows, asked, found.overrides()))
                        .toList(),
                all == 0 ? "" : "%,d to %,d of %,d, the latest first".formatted(first, last, all),
                new Pages(number > 1 ? number - 1 : 0, last < all ? number + 1 : 0),
                found.until().toString(),
                found.page().whole());
    }

    private Look look(List<TrailEntry> rows, NhsNumber asked, Map<String, StoredOverride> overrides) {
        TrailEntry first = rows.getFirst();
        TrailEntry named = rows.stream()
                .filter(row -> !row.person().name().isEmpty())
                .findFirst()
                .orElse(first);
        return new Look(
                when(rows),
                who(named, asked),
                ShownText.of(opened(rows)),
                words.purpose(named),
                overridden(rows, overrides),
                steps(rows),
                rows.stream().anyMatch(row -> row.event().refused()));
    }

    private static When when(List<TrailEntry> rows) {
        String began = ClinicalDate.timeOf(rows.getFirst().at());
        String ended = ClinicalDate.timeOf(rows.getLast().at());
        return new When(ClinicalDate.of(rows.getFirst().at()), ended.equals(began) ? "" : ended);
    }

    private Who who(TrailEntry row, NhsNumber asked) {
        TrailEntry.Person person = row.person();
        String number = row.subject().nhsNumber();
        return new Who(
                ShownText.of(person.name().isEmpty() ? "Not known" : person.name()),
                ShownText.of(words.role(row)),
                ShownText.of(person.actingFor()),
                ShownText.of(row.place().organisationName()),
                number.equals(asked.digits()) ? "" : new NhsNumber(number).formatted());
    }

    /** The tabs and how many documents; of what opened nothing what it was instead. */
    private String opened(List<TrailEntry> rows) {
        Set<String> parts = new LinkedHashSet<>();
        rows.stream().filter(row -> row.is("opening")).map(words::tab).forEach(parts::add);
        long documents = rows.stream()
                .filter(row -> row.is("document-opening"))
                .map(row -> row.subject().particulars().document().path("feed").asText() + "/"
                        + row.subject().particulars().document().path("id").asText())
                .distinct()
                .count();
        if (documents > 0) {
            parts.add(documents == 1 ? "1 document" : documents + " documents");
        }
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        TrailEntry telling =
                rows.stream().filter(row -> row.event().refused()).findFirst().orElse(rows.getFirst());
        return telling.is("launch-accepted") ? "Nothing of the record" : words.of(telling);
    }

    private static List<ShownText> overridden(List<TrailEntry> rows, Map<String, StoredOverride> overrides) {
        return rows.stream()
                .filter(row -> row.is("override-begun"))
                .map(row -> row.subject()
                        .particulars()
                        .objection()
                        .path("reference")
                        .asText())
                .flatMap(reference -> Stream.ofNullable(overrides.get(reference)))
                .map(LooksComposer::overridden)
                .toList();
    }

    private static ShownText overridden(StoredOverride override) {
        return ShownText.of(override.reason() + ": " + override.words() + " – "
                + (override.isOpen() ? "not reviewed yet" : "reviewed: " + override.verdict()));
    }

    private List<Step> steps(List<TrailEntry> rows) {
        return words.steps(rows).stream()
                .map(told -> new Step(
                        ClinicalDate.timeOf(told.row().at()),
                        ShownText.of(told.words()),
                        told.row().event().refused(),
                        told.row().sequence()))
                .toList();
    }
}
