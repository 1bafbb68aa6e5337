package org.sightline.oversight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;

/**
 * Which reports an officer wants to see. Null means any; {@link #NONE} means those on no one tab, or of no known source.
 *
 * @param fromOrNull the first day, in the zone of the United Kingdom
 * @param toOrNull the last day
 * @param problems what was asked for that cannot be understood; nothing is looked up then
 */
record ReportFilter(
        @Nullable ReportKind kindOrNull,
        @Nullable ReportState stateOrNull,
        @Nullable String tabOrNull,
        @Nullable String feedOrNull,
        @Nullable LocalDate fromOrNull,
        @Nullable LocalDate toOrNull,
        List<String> problems) {

    static final String NONE = "-";

    private static final int LONGEST_ID = 40;

    ReportFilter {
        problems = List.copyOf(problems);
    }

    static ReportFilter of(String kind, String tab, String feed, String from, String to) {
        List<String> problems = new ArrayList<>();
        Optional<ReportKind> chosen = ReportKind.ofCode(kind);
        if (chosen.isEmpty() && !kind.isEmpty()) {
            problems.add("Choose the kind from the list.");
        }
        Optional<LocalDate> first = date(from, "first", problems);
        Optional<LocalDate> last = date(to, "last", problems);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            problems.add("The first day has to be no later than the last.");
        }
        return new ReportFilter(
                chosen.orElse(null), null, id(tab), id(feed), first.orElse(null), last.orElse(null), problems);
    }

    /** The same, of this state; any if there is no such state. */
    ReportFilter in(String state) {
        return new ReportFilter(
                kindOrNull,
                ReportState.ofCode(state).orElse(null),
                tabOrNull,
                feedOrNull,
                fromOrNull,
                toOrNull,
                problems);
    }

    Optional<ReportState> state() {
        return Optional.ofNullable(stateOrNull);
    }

    Optional<ReportKind> kind() {
        return Optional.ofNullable(kindOrNull);
    }

    Optional<String> tab() {
        return Optional.ofNullable(tabOrNull);
    }

    Optional<String> feed() {
        return Optional.ofNullable(feedOrNull);
    }

    Optional<LocalDate> from() {
        return Optional.ofNullable(fromOrNull);
    }

    Optional<LocalDate> to() {
        return Optional.ofNullable(toOrNull);
    }

    /** The first moment that counts. */
    Optional<Instant> begins() {
        return from().map(day -> day.atStartOfDay(ClinicalDate.ZONE).toInstant());
    }

    /** The first moment that no longer counts. */
    Optional<Instant> ends() {
        return to().map(day -> day.plusDays(1).atStartOfDay(ClinicalDate.ZONE).toInstant());
    }

    /** What was asked for, by the names of the form; nothing in it is of a patient. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        kind().ifPresent(one -> asked.put("kind", one.code()));
        state().ifPresent(one -> asked.put("state", one.code()));
        tab().ifPresent(one -> asked.put("tab", one));
        feed().ifPresent(one -> asked.put("feed", one));
        from().ifPresent(day -> asked.put("from", day.toString()));
        to().ifPresent(day -> asked.put("to", day.toString()));
        return asked;
    }

    /** The same as the query of an address. */
    String query() {
        return asked().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String id(String text) {
        return text.isEmpty() || text.length() > LONGEST_ID ? null : text;
    }

    private static Optional<LocalDate> date(String text, String which, List<String> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 3000) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // said below, together with dates of other centuries
        }
        problems.add("The " + which + " day is not a date, such as 2026-11-22.");
        return Optional.empty();
    }
}
