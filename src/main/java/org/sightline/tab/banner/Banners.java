package org.sightline.tab.banner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.sightline.context.PatientIdentity;
import org.sightline.display.Age;
import org.sightline.display.ClinicalDate;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.tab.banner.Banner.Died;
import org.sightline.tab.definition.BannerRanks;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.BannerSummary;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;

/** Puts the patient banner together from the launch and from what the sources hold. */
public final class Banners {

    private final PatientIdentity identity;
    private final LocalDate today;
    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final boolean waiting;
    private final Deaths deaths;

    public Banners(PatientIdentity identity, List<FeedReading> readings, Instant now) {
        this.identity = identity;
        this.today = ZonedDateTime.ofInstant(now, ClinicalDate.ZONE).toLocalDate();
        this.waiting = readings.stream().anyMatch(FeedReading::isAwaited);
        readings.forEach(reading -> {
            if (reading.answer() instanceof FeedAnswer.Answered answered) {
                patients.put(reading.feed().name(), answered.patient());
            }
        });
        this.deaths = new Deaths(patients, identity.birthDate(), now);
    }

    /**
     * The banner as far as the sources have answered.
     *
     * @param shown what the panels show, those of the page and those the banner needs besides
     * @param own those of the page, to which the banner's links jump
     * @param ranks what harms most
     */
    public Banner banner(List<Panel> shown, List<Panel> own, BannerRanks ranks) {
        Panel allergies = shown.stream()
                .filter(panel -> panel.summary() != null)
                .findFirst()
                .orElse(null);
        BannerSummary summary = allergies == null ? null : allergies.summary();
        List<BannerLine> lines =
                shown.stream().flatMap(panel -> panel.bannerLines().stream()).toList();
        DangersByHarm dangers = new DangersByHarm(ranks, summary, lines, own);
        return new Banner(
                identity(),
                notices(),
                allergies == null || summary == null ? null : dangers.allergies(summary, allergies),
                dangers.dangers(mayLack(summary, shown)),
                "",
                waiting,
                PatientContacts.of(patients));
    }

    private Banner.Identity identity() {
        Optional<PersonName> name = patients.values().stream()
                .map(patient -> PersonName.of(patient.getName()))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<Died> died = deaths.died();
        return new Banner.Identity(
                name.map(PersonName::name).orElse(ShownText.of(nothingYet() ? "Name awaited" : "Name not known")),
                name.map(PersonName::preferred).orElse(ShownText.NONE),
                ClinicalDate.of(identity.birthDate()),
                died.isPresent() ? "" : Age.on(today, identity.birthDate()),
                gender(),
                identity.nhsNumber().formatted(),
                died.orElse(null));
    }

    /** An allergy, a decision or an alert may be held by just the source that failed. */
    private static String mayLack(@Nullable BannerSummary allergies, List<Panel> shown) {
        boolean allergiesLack = allergies != null && allergies.isListing() && allergies.lacking();
        boolean othersLack = shown.stream()
                .filter(TabCatalogue::holdsDecisionsOrAlerts)
                .flatMap(panel -> panel.frame().notices().stream())
                .anyMatch(Notice::isLack);
        if (!othersLack) {
            return allergiesLack ? "allergies" : "";
        }
        return allergiesLack ? "allergies, CPR decisions and alerts" : "CPR decisions and alerts";
    }

    private String gender() {
        return patients.values().stream()
                .map(patient -> Words.gender(patient.getGender()))
                .filter(words -> !words.equals("Not Known"))
                .findFirst()
                .orElse(nothingYet() ? "Awaited" : "Not Known");
    }

    /** No source has said anything, and one may still. */
    private boolean nothingYet() {
        return waiting && patients.isEmpty();
    }

    private List<ShownText> notices() {
        List<ShownText> notices = new ArrayList<>();
        differing(
                "names",
                patient -> PersonName.of(patient.getName()).map(PersonName::key).orElse(""),
                patient -> PersonName.of(patient.getName())
                        .map(name -> name.name().whole())
                        .orElse(""),
                notices);
        differing("genders", Banners::knownGender, Banners::knownGender, notices);
        patients.forEach((source, patient) -> {
            ClinicalDate born = ClinicalDate.of(patient.getBirthDateElement());
            if (patient.hasBirthDateElement() && !born.equals(ClinicalDate.of(identity.birthDate()))) {
                notices.add(ShownText.of(source + " gives the birth date as: " + born.text() + "."));
            }
        });
        notices.addAll(deaths.notices());
        return notices;
    }

    private void differing(
            String what, Function<Patient, String> key, Function<Patient, String> words, List<ShownText> notices) {
        Map<String, List<String>> sourcesByKey = new LinkedHashMap<>();
        Map<String, String> wordsByKey = new LinkedHashMap<>();
        patients.forEach((source, patient) -> {
            String value = key.apply(patient);
            if (!value.isEmpty()) {
                sourcesByKey.computeIfAbsent(value, _ -> new ArrayList<>()).add(source);
                wordsByKey.putIfAbsent(value, words.apply(patient));
            }
        });
        if (sourcesByKey.size() > 1) {
            notices.add(ShownText.of("Sources give different " + what + ": "
                    + sourcesByKey.entrySet().stream()
                            .map(e -> wordsByKey.get(e.getKey()) + " (" + String.join(", ", e.getValue()) + ")")
                            .collect(Collectors.joining("; "))
                    + "."));
        }
    }

    private static String knownGender(Patient patient) {
        String words = Words.gender(patient.getGender());
        return words.equals("Not Known") ? "" : words;
    }
}
