package org.sightline.oversight.patient;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.display.ClinicalDate;

/** The form by which a patient's looks are found, as it came in; its pages hand it on. */
public class LooksForm {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,4}");

    @FormParam("formToken")
    public @Nullable String formToken;

    @FormParam("nhsNumber")
    @DefaultValue("")
    public String nhsNumber = "";

    @FormParam("from")
    @DefaultValue("")
    public String from = "";

    @FormParam("to")
    @DefaultValue("")
    public String to = "";

    /** Whether what stands under former numbers is left out. */
    @FormParam("alone")
    @DefaultValue("")
    public String alone = "";

    /** When the first page was asked for: what is written later moves nothing from page to page. */
    @FormParam("until")
    @DefaultValue("")
    public String until = "";

    @FormParam("page")
    @DefaultValue("1")
    public String page = "1";

    Optional<NhsNumber> patient() {
        return NhsNumber.parse(WHITE_SPACE.matcher(nhsNumber).replaceAll(""));
    }

    /** What is wrong with it; empty if nothing is. */
    String problem() {
        if (patient().isEmpty()) {
            return "This is not an NHS number: ten digits of which the last one checks the others.";
        }
        if (!isDay(from) || !isDay(to)) {
            return "The first and the last day have to be dates, such as 2026-11-22, or be left out.";
        }
        return "";
    }

    boolean isAlone() {
        return !alone.isEmpty();
    }

    int number() {
        return PAGE.matcher(page).matches() ? Integer.parseInt(page) : 1;
    }

    /** The first moment that counts. */
    Instant begins(Instant ever) {
        return day(from)
                .map(day -> day.atStartOfDay(ClinicalDate.ZONE).toInstant())
                .orElse(ever);
    }

    /** The first moment that no longer counts, and none that is still to come. */
    Instant ends(Instant now) {
        Instant first = asked(now);
        return day(to).map(
                        day -> day.plusDays(1).atStartOfDay(ClinicalDate.ZONE).toInstant())
                .filter(end -> end.isBefore(first))
                .orElse(first);
    }

    /** When the first page was asked for. */
    Instant asked(Instant now) {
        return moment().filter(asked -> asked.isBefore(now)).orElse(now);
    }

    /** What was asked for besides the patient, by the names of the form. */
    Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        day(from).ifPresent(day -> filter.put("from", day.toString()));
        day(to).ifPresent(day -> filter.put("to", day.toString()));
        if (isAlone()) {
            filter.put("alone", "yes");
        }
        return filter;
    }

    private Optional<Instant> moment() {
        try {
            return until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isDay(String text) {
        return text.isEmpty() || day(text).isPresent();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text)
                    .filter(day -> day.length() == 10)
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() >= 2000 && day.getYear() < 3000);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
