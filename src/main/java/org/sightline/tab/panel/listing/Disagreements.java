package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;

/**
 * Says on a row what other sources, or other lists of its own, say otherwise of the same thing. Nothing is merged and
 * nothing is decided: the reader sees both.
 */
public final class Disagreements {

    /** The most lines on one row. */
    private static final int MOST = 4;

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}.%/+]+");

    private Disagreements() {}

    /**
     * What one entry says of a thing.
     *
     * @param row its row
     * @param list which of its source's lists it stands in
     * @param keys by which the same thing is known elsewhere: codes, identifiers, words
     * @param aspects what it says, in the order in which it is told
     * @param current whether a reader takes it for what is so now
     */
    public record Claim(PendingRow row, String list, Set<String> keys, List<Aspect> aspects, boolean current) {
        public Claim {
            keys = Set.copyOf(keys);
            aspects = List.copyOf(aspects);
        }

        /**
         * The keys of what has these codes, identifiers and words.
         *
         * @param words as they are compared; empty for none
         */
        public static Set<String> keys(Stream<CodeableConcept> codes, List<Identifier> identifiers, String words) {
            Set<String> keys = new LinkedHashSet<>();
            codes.flatMap(concept -> concept.getCoding().stream())
                    .filter(Coding::hasCode)
                    .forEach(coding -> keys.add(coding.getSystem() + "|" + coding.getCode()));
            identifiers.stream()
                    .filter(id -> id.hasSystem() && id.hasValue())
                    .forEach(id -> keys.add("identifier " + id.getSystem() + "|" + id.getValue()));
            if (!words.isEmpty()) {
                keys.add("words " + words);
            }
            return keys;
        }
    }

    /**
     * One thing that is said.
     *
     * @param name what it is of, such as a dose
     * @param key what has to be equal for two to agree; two that agree are equal, however they say it
     */
    public record Aspect(String name, String key, String words) {

        /** Of words, compared as {@link #plain} has them; nothing of none. */
        public static Stream<Aspect> of(String name, ShownText words) {
            return words.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Aspect(name, plain(words.whole()), Words.inSentence(words)));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Aspect aspect && name.equals(aspect.name) && key.equals(aspect.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, key);
        }

        private boolean isOtherwise(List<Aspect> others) {
            for (Aspect other : others) {
                if (other.name.equals(name) && !other.key.equals(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Words as they are compared: small letters, single spaces, no punctuation. */
    public static String plain(String words) {
        return SIGNS.matcher(words.toLowerCase(Locale.UK)).replaceAll(" ").strip();
    }

    /** @param matters whether what the second says otherwise matters to the first */
    public static void mark(List<Claim> claims, BiPredicate<Claim, Claim> matters) {
        Map<String, Map<Statement, List<Claim>>> byKey = new HashMap<>();
        Map<Claim, Statement> statements = new IdentityHashMap<>();
        // What is over comes first, as it is what a reader has to know if there is no room for all.
        claims.stream().sorted(Comparator.comparing(Claim::current)).forEach(claim -> {
            Statement statement = Statement.of(claim);
            statements.put(claim, statement);
            claim.keys.forEach(key -> byKey.computeIfAbsent(key, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(statement, _ -> new ArrayList<>())
                    .add(claim));
        });
        statements.forEach((claim, statement) -> {
            if (claim.current) {
                claim.row.also(builder -> say(
                        builder,
                        claim.keys.stream()
                                .flatMap(key -> byKey.getOrDefault(key, Map.of()).entrySet().stream())
                                .filter(other -> other.getKey().isOtherwise(statement))
                                .filter(other -> other.getValue().stream().anyMatch(each -> matters.test(claim, each)))
                                .map(other -> other.getKey().otherwise(statement))
                                .distinct()
                                .limit(MOST + 1L)
                                .toList()));
            }
        });
    }

    /** What entries of one list of one source say alike: of a long record most do, so that few have to be compared. */
    private record Statement(String list, List<String> sources, List<Aspect> aspects) {

        static Statement of(Claim claim) {
            return new Statement(claim.list, claim.row.sources(), claim.aspects);
        }

        /** Whether it stands elsewhere and says anything else. Asked for every pair of a long record: no streams. */
        boolean isOtherwise(Statement than) {
            for (Aspect aspect : aspects) {
                if (aspect.isOtherwise(than.aspects)) {
                    return !list.equals(than.list) || Collections.disjoint(sources, than.sources);
                }
            }
            return false;
        }

        /** Who says what otherwise than another. */
        String otherwise(Statement than) {
            return String.join(", ", sources) + ": "
                    + aspects.stream()
                            .filter(aspect -> aspect.isOtherwise(than.aspects))
                            .map(Aspect::words)
                            .collect(Collectors.joining("; "));
        }
    }

    private static void say(RowBuilder builder, List<String> lines) {
        lines.stream().limit(MOST).sorted().forEach(words -> builder.line(0, line(words)));
        if (lines.size() > MOST) {
            builder.line(0, line("More entries say something else: compare them"));
        }
    }

    private static CellLine line(String words) {
        return new CellLine(
                CellLine.Style.STATE, ShownText.NONE, ShownText.of(words), new Chip(Tone.WARNING, ShownText.NONE));
    }
}
