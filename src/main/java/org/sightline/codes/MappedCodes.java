package org.sightline.codes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the codes of one system are in SNOMED CT, both ways, in arrays: a national map has hundreds of thousands. */
final class MappedCodes {

    private final String[] codes;
    private final int[] from;
    private final long[] concepts;

    /** The codes in the order of their first concept; made when it is first asked for. */
    private volatile int @Nullable [] byConcept;

    /**
     * @param codes ascending, in the form of {@link CodeMap#form}
     * @param from where the concepts of each code begin, and after the last one where they end
     * @param concepts ascending for each code, at least one
     */
    MappedCodes(String[] codes, int[] from, long[] concepts) {
        this.codes = codes;
        this.from = from;
        this.concepts = concepts;
    }

    int size() {
        return codes.length;
    }

    /** All of them, ascending; not to be changed. */
    String[] codes() {
        return codes;
    }

    /** Where the concepts of each begin, and at last where they end; not to be changed. */
    int[] from() {
        return from;
    }

    /** The concepts of all, one code's after another's; not to be changed. */
    long[] concepts() {
        return concepts;
    }

    /** Those of a code; empty if it has none. */
    List<String> concepts(String form) {
        int index = Arrays.binarySearch(codes, form);
        return index < 0 ? List.of() : concepts(index).mapToObj(Long::toString).toList();
    }

    private LongStream concepts(int index) {
        return Arrays.stream(concepts, from[index], from[index + 1]);
    }

    private long first(int index) {
        return concepts[from[index]];
    }

    /** The codes all of whose concepts are among these. */
    Stream<String> within(Set<String> ids) {
        int[] order = byConcept();
        return ids.stream()
                .filter(Sctid::isValid)
                .mapToLong(Long::parseLong)
                .boxed()
                .flatMap(id -> {
                    int begin = firstOf(order, id);
                    return IntStream.iterate(begin, at -> at < order.length && first(order[at]) == id, at -> at + 1)
                            .map(at -> order[at])
                            .filter(index -> concepts(index).allMatch(one -> ids.contains(Long.toString(one))))
                            .mapToObj(index -> codes[index]);
                });
    }

    /** The place of the first code whose first concept is this, or is greater. */
    private int firstOf(int[] order, long id) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first(order[middle]) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] byConcept() {
        int[] known = byConcept;
        if (known == null) {
            known = IntStream.range(0, codes.length)
                    .boxed()
                    .sorted(Comparator.comparingLong(this::first))
                    .mapToInt(Integer::intValue)
                    .toArray();
            byConcept = known;
        }
        return known;
    }
}
