package org.sightline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.registration.Dialect;

/**
 * One search of the plan in the dialect of one feed. What the feed does not understand is left out, so that its answer
 * holds more; what it cannot be asked at all is a lack.
 *
 * @param requests what it is asked instead, together; none if it cannot be asked
 * @param leftOut the parameters that none of the requests has, by which its answers are picked afterwards
 * @param lacks what none of the requests asks for
 */
public record Wording(List<Search> requests, Set<String> leftOut, List<Remark> lacks) {

    public Wording {
        requests = List.copyOf(requests);
        leftOut = Set.copyOf(leftOut);
        lacks = List.copyOf(lacks);
    }

    /** The search as the dialect has it. */
    public static Wording of(Search search, Dialect dialect) {
        return new Writer(search, dialect).write();
    }

    private static final class Writer {

        private final String type;
        private final Dialect dialect;
        private final SortedMap<String, Set<String>> tokens;
        private final Set<String> includes;
        private final Set<String> leftOut = new TreeSet<>();
        private final List<Remark> lacks = new ArrayList<>();
        private SearchNeed.@Nullable Since since;

        Writer(Search search, Dialect dialect) {
            this.type = search.resourceType();
            this.dialect = dialect;
            this.tokens = new TreeMap<>(search.tokens());
            this.since = search.sinceOrNull();
            this.includes = search.includes();
        }

        Wording write() {
            leaveOutWhatIsNotUnderstood();
            Set.copyOf(tokens.keySet()).forEach(this::keepKnownValues);
            Set<String> required = dialect.required(type);
            List<SortedMap<String, Set<String>>> alternatives;
            if (tokens.values().stream().anyMatch(Set::isEmpty)) {
                alternatives = List.of();
            } else if (isEnough(_ -> true)) {
                alternatives = required.stream()
                        .filter(name -> tokens.containsKey(name)
                                && !dialect.known(type, name).isEmpty())
                        .findFirst()
                        .map(name -> onceForEach(name, tokens.getOrDefault(name, Set.of())))
                        .orElse(List.of(tokens));
            } else {
                alternatives = byRequired(required);
            }
            return new Wording(
                    alternatives.stream()
                            .map(wanted -> new Search(type, wanted, since, includes()))
                            .toList(),
                    leftOut,
                    lacks);
        }

        private void leaveOutWhatIsNotUnderstood() {
            Stream.of(
                            tokens.keySet().stream(),
                            Stream.ofNullable(since).map(SearchNeed.Since::dateParameter),
                            includes.stream().limit(1).map(_ -> Dialect.INCLUDE))
                    .flatMap(names -> names)
                    .filter(name -> !dialect.understands(type, name))
                    .forEach(leftOut::add);
            tokens.keySet().removeAll(leftOut);
            since = since == null || leftOut.contains(since.dateParameter()) ? null : since;
        }

        private Set<String> includes() {
            return leftOut.contains(Dialect.INCLUDE) ? Set.of() : includes;
        }

        /** A filter by a value that the feed does not know is left out where it need not be sent. */
        private void keepKnownValues(String parameter) {
            Set<String> listed = dialect.known(type, parameter);
            Set<String> asked = tokens.getOrDefault(parameter, Set.of());
            Set<String> unknown =
                    asked.stream().filter(value -> as(value, listed).isEmpty()).collect(Collectors.toSet());
            if (listed.isEmpty()) {
                return;
            }
            if (!unknown.isEmpty() && isEnough(name -> !name.equals(parameter))) {
                tokens.remove(parameter);
                leftOut.add(parameter);
                return;
            }
            tokens.put(
                    parameter,
                    asked.stream().flatMap(value -> as(value, listed).stream()).collect(Collectors.toSet()));
            if (!unknown.isEmpty()) {
                lacks.add(new Remark.NotKnown(parameter, unknown));
            }
        }

        /** The value as the feed lists it, with its system or without. */
        private static Optional<String> as(String value, Set<String> listed) {
            if (listed.contains(value)) {
                return Optional.of(value);
            }
            return listed.stream()
                    .filter(known -> known.contains("|") != value.contains("|")
                            && code(known).equals(code(value)))
                    .findFirst();
        }

        private static String code(String token) {
            return token.substring(token.lastIndexOf('|') + 1);
        }

        /** Whether what is sent, as far as it counts, has one of the parameters that the feed requires. */
        private boolean isEnough(Predicate<String> counts) {
            Set<String> required = dialect.required(type);
            return required.isEmpty()
                    || Stream.concat(
                                    tokens.keySet().stream(),
                                    Stream.ofNullable(since).map(SearchNeed.Since::dateParameter))
                            .anyMatch(name -> counts.test(name) && required.contains(name));
        }

        private List<SortedMap<String, Set<String>>> byRequired(Set<String> required) {
            Optional<String> by = new TreeSet<>(required)
                    .stream()
                            .filter(name -> !dialect.known(type, name).isEmpty() && !leftOut.contains(name))
                            .findFirst();
            lacks.add(by.<Remark>map(name -> new Remark.AskedOnly(name, dialect.known(type, name)))
                    .orElseGet(() -> new Remark.NeedsFilter(required)));
            return by.map(name -> onceForEach(name, dialect.known(type, name))).orElse(List.of());
        }

        private List<SortedMap<String, Set<String>>> onceForEach(String parameter, Set<String> values) {
            List<SortedMap<String, Set<String>>> all = new ArrayList<>();
            new TreeSet<>(values).forEach(value -> {
                SortedMap<String, Set<String>> one = new TreeMap<>(tokens);
                one.put(parameter, Set.of(value));
                all.add(one);
            });
            return all;
        }
    }
}
