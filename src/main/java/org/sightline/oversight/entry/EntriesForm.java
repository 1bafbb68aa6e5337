package org.sightline.oversight.entry;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.NhsNumber;
import org.sightline.context.TabId;
import org.sightline.display.ClinicalDate;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.TrailSearch;
import org.sightline.trail.WhoseUsers;

/** The form by which entries are searched for, as it came in; its pages hand it on. */
public class EntriesForm {

    /** Without a patient no more than so many days are searched at once. */
    static final int MOST_DAYS = 31;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST = 300;

    @FormParam("formToken")
    public @Nullable String formToken;

    /** A user's name, id or identifier, or an organisation's ODS code. */
    @FormParam("who")
    @DefaultValue("")
    public String who = "";

    @FormParam("nhsNumber")
    @DefaultValue("")
    public String nhsNumber = "";

    @FormParam("tab")
    @DefaultValue("")
    public String tab = "";

    @FormParam("door")
    @DefaultValue("")
    public String door = "";

    @FormParam("outcome")
    @DefaultValue("")
    public String outcome = "";

    @FormParam("from")
    @DefaultValue("")
    public String from = "";

    @FormParam("to")
    @DefaultValue("")
    public String to = "";

    /** The number of the last entry of the page before; empty for the first page. */
    @FormParam("before")
    @DefaultValue("")
    public String before = "";

    Optional<NhsNumber> patient() {
        return NhsNumber.parse(nhsNumber.replaceAll("\\s", ""));
    }

    /** What is wrong with it; empty if nothing is. */
    String problem(Instant now) {
        if (!nhsNumber.isBlank() && patient().isEmpty()) {
            return "This is not an NHS number: ten digits of which the last one checks the others.";
        }
        if (!isDay(from) || !isDay(to)) {
            return "The first and the last day have to be dates, such as 2026-11-22, or be left out.";
        }
        if (begins(now).isAfter(ends(now))) {
            return "The last day is before the first.";
        }
        if (patient().isEmpty()
                && Duration.between(begins(now), ends(now))
                                .compareTo(Duration.ofDays(MOST_DAYS).plusHours(1))
                        > 0) {
            return "Without a patient " + MOST_DAYS
                    + " days at most can be searched at once: choose a later first day, or an" + " earlier last one.";
        }
        return "";
    }

    TrailSearch.Asked asked(WhoseUsers whose, Instant now) {
        return new TrailSearch.Asked(
                patient().orElse(null),
                whose,
                begins(now),
                ends(now),
                new TrailSearch.Filters(
                        said(who.strip().length() > LONGEST ? "" : who),
                        true,
                        null,
                        outcome.equals("refused") || outcome.equals("success") ? outcome : null,
                        TabId.isValid(tab) ? tab : null,
                        ofDoor().map(Door::name).orElse(null)));
    }

    long beforeEntry() {
        return NUMBER.matcher(before).matches() ? Long.parseLong(before) : Long.MAX_VALUE;
    }

    /** What was asked for besides the patient, by the names of the form. */
    Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        Map.of("who", who, "tab", tab, "door", door, "outcome", outcome, "from", from, "to", to)
                .forEach((name, value) -> {
                    if (!value.isBlank()) {
                        filter.put(name, value.strip());
                    }
                });
        return filter;
    }

    private Optional<Door> ofDoor() {
        return Arrays.stream(Door.values())
                .filter(one -> one.name().equals(door))
                .findFirst();
    }

    private static @Nullable String said(String text) {
        String plain = text.strip();
        return plain.isEmpty() ? null : plain;
    }

    private Instant begins(Instant now) {
        return day(from)
                .map(day -> day.atStartOfDay(ClinicalDate.ZONE).toInstant())
                .orElseGet(() ->
                        patient().isPresent() ? TrailQuestion.EVER : ends(now).minus(Duration.ofDays(MOST_DAYS)));
    }

    /** None that is still to come. */
    private Instant ends(Instant now) {
        return day(to).map(
                        day -> day.plusDays(1).atStartOfDay(ClinicalDate.ZONE).toInstant())
                .filter(end -> end.isBefore(now))
                .orElse(now);
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
