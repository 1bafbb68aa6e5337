package org.sightline.codes;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What codes are called, by the lists in force: read from disk when first asked for, and kept in memory while asked for
 * often. No network.
 */
public final class Terms {

    /** So many codes are kept, about 2 MB; the lists may name half a million. */
    private static final int MOST = 5_000;

    private static final int HASHES = 16;
    private static final float LOAD = 0.75f;

    private final List<ValueSet> lists;
    private final Map<Code, Optional<Term>> kept = new LinkedHashMap<>(HASHES, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Code, Optional<Term>> eldest) {
            return size() > MOST;
        }
    };

    /** Of SNOMED CT, in any list, ascending; made when it is first asked for. */
    private volatile long @Nullable [] listed;

    Terms(Collection<ValueSet> lists) {
        this.lists = List.copyOf(lists);
    }

    private record Code(String system, String code) {}

    /**
     * What a code is called.
     *
     * @param label as it was published, without a semantic tag; never empty
     * @param synonyms other words for it; may be empty
     * @param list the list that says so
     */
    public record Term(String label, List<String> synonyms, ValueSetHead list) {

        public Term {
            synonyms = List.copyOf(synonyms);
        }

        /** What readers call the list that says so. */
        public String from() {
            return list.title();
        }
    }

    /**
     * The published term of a code, from the first list by name that has one.
     *
     * @param system the address of the code system; dm+d's and SNOMED CT's are one
     */
    public Optional<Term> of(String system, String code) {
        Code asked = new Code(ListSystem.of(system), code);
        if (isInNoList(asked)) {
            return Optional.empty();
        }
        synchronized (kept) {
            Optional<Term> known = kept.get(asked);
            if (known != null) {
                return known;
            }
        }
        Optional<Term> read = lists.stream()
                .flatMap(list -> list.words(asked.system, code).stream()
                        .filter(words -> !words.label().isEmpty())
                        .map(words -> new Term(words.label(), words.synonyms(), list.head())))
                .findFirst();
        synchronized (kept) {
            return Objects.requireNonNullElse(kept.putIfAbsent(asked, read), read);
        }
    }

    /** Most codes that come are in none, and a thousand lists take long to be looked through one by one. */
    private boolean isInNoList(Code asked) {
        return asked.system.equals(ListSystem.SNOMED)
                && (!Sctid.isValid(asked.code) || Arrays.binarySearch(listed(), Long.parseLong(asked.code)) < 0);
    }

    private long[] listed() {
        long[] known = listed;
        if (known == null) {
            known = lists.stream()
                    .flatMap(list -> list.tables().stream())
                    .flatMapToLong(table -> table.codes() instanceof SortedCodes.Sctids(long[] ids)
                            ? Arrays.stream(ids)
                            : LongStream.empty())
                    .sorted()
                    .distinct()
                    .toArray();
            listed = known;
        }
        return known;
    }
}
