package org.sightline.tab.panel.asked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.Window;

/**
 * All that one panel asks.
 *
 * @param all one for each search, in the order of the tab file
 * @param notSupplied the types that some of the sources do not supply and were not asked for, with these sources
 * @param without those of the feeds the panel is about that supply none of it; empty for a panel about all feeds
 * @param today the day to which windows count back
 * @param codes those of all code lists of the panel
 */
public record Questions(
        List<Question> all,
        Map<String, List<String>> notSupplied,
        List<String> without,
        LocalDate today,
        CodesAsked codes) {

    private static final int MOST_NAMES = 3;

    public Questions {
        all = List.copyOf(all);
        notSupplied = new LinkedHashMap<>(notSupplied);
        without = List.copyOf(without);
    }

    /** @param reviewed the codes of the panel's lists, {@code system|code} */
    public static Questions of(Collection<SearchNeed> needs, Set<String> reviewed, LocalDate today) {
        Set<SearchNeed> undated =
                needs.stream().flatMap(need -> need.undated().stream()).collect(Collectors.toSet());
        List<Question> all = needs.stream()
                .filter(need -> !undated.contains(need))
                .map(need ->
                        Question.of(need, need.undated().filter(needs::contains).isPresent(), reviewed))
                .toList();
        return new Questions(all, Map.of(), List.of(), today, CodesAsked.NONE);
    }

    /** With what else was looked through. */
    public Questions also(Collection<SearchNeed> more) {
        List<Question> both = new ArrayList<>(all);
        both.addAll(of(more, Set.of(), today).all());
        return new Questions(both, notSupplied, without, today, codes);
    }

    /** Asked by the code lists of a panel, which are called by their names where all of their codes were asked for. */
    public Questions by(CodesAsked lists) {
        return new Questions(all, notSupplied, without, today, lists);
    }

    /** The same of sources that do not supply all of it. */
    public Questions notSupplied(Map<String, List<String>> types, List<String> feedsWithout) {
        return new Questions(all, types, feedsWithout, today, codes);
    }

    /** Whether all of every kind was asked, for ever, of each of the sources. */
    boolean isEverything() {
        return notSupplied.isEmpty() && narrow().isEmpty() && window() instanceof Window.AllTimes;
    }

    /** What to say after what is absent: since when, under which codes. */
    String scope() {
        return since(window()) + ways(narrow());
    }

    private String ways(List<Question> narrow) {
        List<String> ways = new ArrayList<>();
        Set<String> values = values(narrow);
        if (!values.isEmpty()) {
            ways.add("in the categories asked for (" + String.join(", ", values) + ")");
        }
        int codes = codes(narrow);
        if (codes > 0) {
            boolean older = narrow.stream()
                    .anyMatch(q -> q instanceof Question.Codes c && !c.older().isEmpty());
            ways.add((codes == this.codes.all() ? this.codes.under() : under(codes))
                    + (older ? " and " + Question.Codes.OLDER : ""));
        }
        return ways.isEmpty() ? "" : " " + String.join(" or ", ways);
    }

    /** Since when codes were looked for that were too many to be asked for by name; empty for ever. */
    String sinceAskedWide() {
        String since = since(shortest(all.stream()
                .filter(question -> question instanceof Question.Codes asked && asked.isWide())));
        return since.isEmpty() ? "" : since.substring(1) + " ";
    }

    /** How far back was asked, {@code all times}; empty where nothing was but who the patient is. */
    public String span() {
        return WindowWords.ofAll(all.stream()
                .filter(question -> !question.resourceType().equals("Patient"))
                .map(Question::window)
                .toList());
    }

    /** What was not asked for, in sentences; empty where everything was. */
    String limits() {
        List<String> limits = new ArrayList<>();
        Window window = window();
        if (!(window instanceof Window.AllTimes)) {
            boolean undated = all.stream().anyMatch(q -> q instanceof Question.Since since && !since.undatedToo());
            limits.add((window instanceof Window.RecordsSince
                            ? "The shared record begins that day: older ones"
                            : "Older ones")
                    + (undated ? ", and those without a date, were not asked for." : " were not asked for."));
        }
        List<Question> narrow = narrow();
        if (!values(narrow).isEmpty()) {
            limits.add("Entries without a category were not asked for.");
        } else if (!narrow.isEmpty()) {
            limits.add("What is recorded under other codes was not asked for.");
        }
        if (!notSupplied.isEmpty()) {
            limits.add("Not supplied, so not asked for: "
                    + notSupplied.entrySet().stream()
                            .map(type -> TypeWords.of(type.getKey()) + " (" + names(type.getValue()) + ")")
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        return String.join(" ", limits);
    }

    /** One of the questions: {@code observations since 21-Nov-2024, and those without a date}. */
    public String inWords(Question question) {
        String type = TypeWords.of(question.resourceType());
        String since = since(question.window());
        return switch (question) {
            case Question.Everything _ -> "all " + type;
            case Question.Since asked ->
                "all " + type + since + (asked.undatedToo() ? ", and those without a date" : "");
            case Question.Codes asked ->
                asked.isWide()
                        ? "all " + type + since + ", of which those " + asked.under() + " stand here"
                        : type + since + " " + asked.under();
            case Question.Filtered asked ->
                type + since + " of " + asked.parameter() + " " + String.join(", ", new TreeSet<>(asked.values()));
        };
    }

    /** What some sources were not asked for, in sentences. */
    public List<String> notAsked() {
        return notSupplied.entrySet().stream()
                .map(type -> "Not asked for " + TypeWords.of(type.getKey()) + ", because not supplied: "
                        + String.join(", ", type.getValue()) + ".")
                .toList();
    }

    /** Where was looked: {@code alerts and consents; observations under the 12 codes this panel knows}. */
    public String places() {
        Map<String, List<String>> byManner = new LinkedHashMap<>();
        Set<String> types = new LinkedHashSet<>();
        all.forEach(question -> types.add(question.resourceType()));
        for (String type : types) {
            byManner.computeIfAbsent(manner(type), _ -> new ArrayList<>()).add(TypeWords.of(type));
        }
        return byManner.entrySet().stream()
                .map(manner -> CodesAsked.listed(manner.getValue()) + manner.getKey())
                .collect(Collectors.joining("; "));
    }

    static String under(int codes) {
        return codes == 1 ? "under the one code this panel knows" : "under the " + codes + " codes this panel knows";
    }

    private String manner(String type) {
        List<Question> ofType =
                all.stream().filter(q -> q.resourceType().equals(type)).toList();
        Questions questions = new Questions(ofType, Map.of(), List.of(), today, codes);
        List<Question> older = ofType.stream()
                .filter(q -> (q instanceof Question.Codes || q instanceof Question.Filtered)
                        && q.window() instanceof Window.AllTimes)
                .toList();
        return questions.window() instanceof Window.AllTimes
                        || older.isEmpty()
                        || !questions.narrow().isEmpty()
                ? questions.scope()
                : questions.scope() + " and older ones" + questions.ways(older);
    }

    /** The questions of types of which nothing was asked without a filter. */
    private List<Question> narrow() {
        Set<String> wide = all.stream()
                .filter(q -> q instanceof Question.Everything || q instanceof Question.Since)
                .map(Question::resourceType)
                .collect(Collectors.toSet());
        return all.stream().filter(q -> !wide.contains(q.resourceType())).toList();
    }

    /** The shortest window: it holds for all. */
    private Window window() {
        Set<String> everything = all.stream()
                .filter(Question.Everything.class::isInstance)
                .map(Question::resourceType)
                .collect(Collectors.toSet());
        return shortest(Stream.concat(all.stream().filter(Question.Since.class::isInstance), narrow().stream())
                .filter(q -> !everything.contains(q.resourceType())));
    }

    private Window shortest(Stream<Question> questions) {
        return questions
                .map(Question::window)
                .max(Comparator.comparing(window -> window.from(today).orElse(LocalDate.MIN)))
                .orElse(Window.ALL_TIMES);
    }

    private static Set<String> values(List<Question> questions) {
        Set<String> values = new TreeSet<>();
        questions.forEach(q -> {
            if (q instanceof Question.Filtered filtered) {
                values.addAll(filtered.values());
            }
        });
        return values;
    }

    private static int codes(List<Question> questions) {
        Set<String> codes = new TreeSet<>();
        questions.forEach(q -> {
            if (q instanceof Question.Codes asked) {
                codes.addAll(asked.codes());
            }
        });
        return codes.size();
    }

    /** {@code  since 21-Nov-2024} with a space before it; empty for ever. */
    private String since(Window window) {
        return WindowWords.firstDay(window, today).map(day -> " since " + day).orElse("");
    }

    private static String names(List<String> sources) {
        return sources.size() <= MOST_NAMES ? String.join(", ", sources) : sources.size() + " sources";
    }
}
