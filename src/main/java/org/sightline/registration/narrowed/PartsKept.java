package org.sightline.registration.narrowed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.LaunchConfigState.TakenAway;

/** Which parts of one file stay in force; what is taken away is noted. */
record PartsKept(String file, Collection<TakenAway> taken) {

    void note(String words) {
        taken.add(new TakenAway(file, words));
    }

    /** @param words what one of them is called */
    <T> List<T> keep(Collection<T> inForce, Predicate<? super T> still, Function<? super T, String> words) {
        inForce.stream().filter(still.negate()::test).map(words).forEach(this::note);
        return inForce.stream().filter(still).toList();
    }

    <T> Set<T> keepAll(Collection<T> inForce, Predicate<? super T> still, Function<? super T, String> words) {
        return Set.copyOf(keep(inForce, still, words));
    }

    /** One of two that has to hold: what the folder says beyond what is in force is noted. */
    boolean either(boolean inForce, boolean now, String words) {
        if (now && !inForce) {
            note(words);
        }
        return inForce || now;
    }

    /** Both of two that have to hold. */
    boolean both(boolean inForce, boolean now, String words) {
        if (inForce && !now) {
            note(words);
        }
        return inForce && now;
    }

    /**
     * Whether a list of a block still has a value. What cannot be read takes nothing away: a field that is no list, or
     * that is not there although something is wrong with the block, as its name may be misspelt.
     */
    static boolean has(ConfigValue block, String list, String value) {
        if (!block.has(list)) {
            return !block.isSound();
        }
        return !block.field(list).isList()
                || block.allItems(list).stream().anyMatch(item -> item.text().equals(value));
    }

    /** Whether a field of a block is there, sound, and another than the one in force; or is gone from a sound block. */
    static boolean differs(ConfigValue block, String field, String inForce) {
        return block.has(field)
                ? block.find(field).filter(now -> !now.text().equals(inForce)).isPresent()
                : block.isSound();
    }

    /** The names of two maps that both have, with what is left of both. */
    static <K, V> Map<K, V> inBoth(Map<K, V> one, Map<K, V> other, Left<V> left) {
        Map<K, V> both = new HashMap<>();
        one.forEach((key, value) -> {
            V second = other.get(key);
            if (second != null) {
                both.put(key, left.of(value, second));
            }
        });
        return both;
    }

    static <T> Set<T> inBoth(Set<T> one, Set<T> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** What is left of two. */
    interface Left<V> {
        V of(V one, V other);
    }
}
