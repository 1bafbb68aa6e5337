package org.sightline.registration.profile;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a role is shown one tab.
 *
 * @param shows the panels it is shown, in its order; empty for all, in the order of the tab's file
 * @param hidden panels that are taken away from these
 * @param existsOnly panels of which no more is shown than that their entries exist
 */
public record TabShown(List<String> shows, Set<String> hidden, Set<String> existsOnly) {

    /** As its file has it. */
    public static final TabShown WHOLE = new TabShown(List.of(), Set.of(), Set.of());

    public TabShown {
        shows = List.copyOf(shows);
        hidden = Set.copyOf(hidden);
        existsOnly = Set.copyOf(existsOnly);
    }

    /** How much of one panel. */
    public Showing of(String panel) {
        if (hidden.contains(panel) || (!shows.isEmpty() && !shows.contains(panel))) {
            return Showing.NOT_AT_ALL;
        }
        return existsOnly.contains(panel) ? Showing.EXISTS_ONLY : Showing.IN_FULL;
    }

    /**
     * Which of the tab's panels are shown, in the role's order.
     *
     * @param panels all it has, in the order of its file
     */
    public List<String> inOrder(Collection<String> panels) {
        Stream<String> all = shows.isEmpty() ? panels.stream() : shows.stream().filter(panels::contains);
        return all.filter(panel -> of(panel) != Showing.NOT_AT_ALL).toList();
    }

    /** Whether each of these panels is shown in full. */
    public boolean isWhole(Collection<String> panels) {
        return panels.stream().allMatch(panel -> of(panel) == Showing.IN_FULL);
    }

    /** The same without what another takes away. */
    TabShown less(Set<String> moreHidden, Set<String> moreExistOnly) {
        return new TabShown(shows, both(hidden, moreHidden), both(existsOnly, moreExistOnly));
    }

    /** What both show, in this one's order. */
    TabShown inBoth(TabShown other) {
        Set<String> elsewhere = new HashSet<>(shows);
        if (other.shows.isEmpty()) {
            elsewhere.clear();
        } else {
            other.shows.forEach(elsewhere::remove);
        }
        TabShown left = new TabShown(shows.isEmpty() ? other.shows : shows, hidden, existsOnly);
        return left.less(both(other.hidden, elsewhere), other.existsOnly);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
