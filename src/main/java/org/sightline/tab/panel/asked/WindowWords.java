package org.sightline.tab.panel.asked;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.Window;

/** How far back was asked, in words. */
public final class WindowWords {

    private WindowWords() {}

    /** {@code in the last 24 months}, {@code since 01-Jan-2023, when the shared record begins}; empty for ever. */
    public static String of(Window window) {
        return switch (window) {
            case Window.AllTimes _ -> "";
            case Window.LastMonths(var months) -> "in the last " + months + " months";
            case Window.RecordsSince since -> recordsSince(since);
        };
    }

    /** As {@link #of}, of the longest. */
    public static String ofLongest(Stream<SearchNeed.Since> windows) {
        return windows.map(SearchNeed.Since::window)
                .reduce((one, other) -> other.covers(one) ? other : one)
                .map(WindowWords::of)
                .orElse("");
    }

    /** Of what was asked with several windows: {@code all times; some only for the last 24 to 60 months}. */
    static String ofAll(Collection<Window> windows) {
        List<String> bounded = Stream.concat(
                        months(windows).stream(),
                        windows.stream()
                                .filter(Window.RecordsSince.class::isInstance)
                                .map(window -> recordsSince((Window.RecordsSince) window)))
                .distinct()
                .toList();
        String words = String.join("; ", bounded);
        return !windows.contains(Window.ALL_TIMES)
                ? words
                : bounded.isEmpty()
                        ? "all times"
                        : "all times; some only " + words.replaceFirst("^last", "for the last");
    }

    /** {@code last 24 months}, {@code last 24 to 60 months}; empty where no window counts in months. */
    private static Optional<String> months(Collection<Window> windows) {
        List<Integer> months = windows.stream()
                .filter(Window.LastMonths.class::isInstance)
                .map(window -> ((Window.LastMonths) window).months())
                .distinct()
                .sorted()
                .toList();
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of("last "
                        + Stream.of(months.getFirst(), months.getLast())
                                .distinct()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" to "))
                        + " months");
    }

    private static String recordsSince(Window.RecordsSince since) {
        return "since " + ClinicalDate.of(since.day()).text() + ", when the shared record begins";
    }

    /** Its first day as written, {@code 21-Nov-2024}; empty for ever. */
    static Optional<String> firstDay(Window window, LocalDate today) {
        return window.from(today).map(day -> ClinicalDate.of(day).text());
    }
}
