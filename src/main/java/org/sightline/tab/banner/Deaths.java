package org.sightline.tab.banner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.display.Age;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.banner.Banner.Died;
import org.sightline.tab.panel.Codes;

/**
 * Whether and when the patient died, as each source says it. A date that cannot be, before birth or to come, is told and
 * makes nobody dead.
 */
final class Deaths {

    private static final String NOT_KNOWN = "Not Known";

    /** How registers send a date that has no time: shown in summer, it would be one in the morning. */
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(?::00(?:\\.0+)?)?(?:Z|[+-]\\d{2}:\\d{2})?$");

    private final LocalDate born;
    private final Map<String, ClinicalDate> dates = new LinkedHashMap<>();
    private final List<String> undated = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    /** @param patients what each source holds, by its name */
    Deaths(Map<String, Patient> patients, LocalDate born, Instant now) {
        this.born = born;
        patients.forEach((source, patient) -> {
            switch (patient.getDeceased()) {
                case DateTimeType date -> dates.put(source, possible(date.getValueAsString(), now));
                case BooleanType said when Codes.is(said) -> undated.add(source);
                case null, default -> silent.add(source);
            }
        });
    }

    Optional<Died> died() {
        Map<String, List<String>> said = byDate(true);
        return switch (said.size()) {
            case 0 -> undated.isEmpty() ? Optional.empty() : Optional.of(new Died("Date Not Known", NOT_KNOWN));
            case 1 -> Optional.of(new Died(said.keySet().iterator().next(), age()));
            default -> Optional.of(new Died(named(said, " or ") + ": sources differ", age()));
        };
    }

    List<ShownText> notices() {
        List<ShownText> notices = new ArrayList<>();
        byDate(false)
                .forEach((text, sources) -> notices.add(
                        ShownText.of("Date of death at " + String.join(", ", sources) + ": " + text + ".")));
        if (died().isPresent() && !silent.isEmpty()) {
            notices.add(ShownText.of("Not recorded as deceased by " + String.join(", ", silent) + "."));
        }
        return notices;
    }

    private ClinicalDate possible(String sent, Instant now) {
        ClinicalDate date =
                ClinicalDate.of(sent == null ? "" : MIDNIGHT.matcher(sent).replaceAll(""));
        if (date.text().endsWith(" 00:00")) {
            date = date.day().map(ClinicalDate::of).orElse(date);
        }
        Instant birth = born.atStartOfDay(ClinicalDate.ZONE).toInstant();
        return date.isSurelyBefore(birth) || date.isSurelyAfter(now) ? date.impossible() : date;
    }

    /** What sources say, with those who say it. */
    private Map<String, List<String>> byDate(boolean possible) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        dates.forEach((source, date) -> {
            if (date.isKnown() == possible) {
                said.computeIfAbsent(date.text(), _ -> new ArrayList<>()).add(source);
            }
        });
        return said;
    }

    private static String named(Map<String, List<String>> said, String between) {
        return said.entrySet().stream()
                .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                .collect(Collectors.joining(between));
    }

    /** As every date given makes it; not known if they differ in it. */
    private String age() {
        List<String> ages = dates.values().stream()
                .filter(ClinicalDate::isKnown)
                .map(date -> date.day().map(day -> Age.on(day, born)).orElse(NOT_KNOWN))
                .distinct()
                .toList();
        return ages.size() == 1 ? ages.getFirst() : NOT_KNOWN;
    }
}
