package org.sightline.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sightline.usage.UsageFigures.Share;

/** Figures as they may be shown: so that nobody, and no small organisation, is known by them. */
public final class SmallNumbers {

    /** Fewer are not told apart. */
    public static final int FEWEST = 5;

    /** What stands in the place of a number from 1 to 4. */
    public static final String FEW = "fewer than " + FEWEST;

    /** The id of those that are put together. */
    public static final String OTHERS = "";

    private SmallNumbers() {}

    /** Whether so many users are too few for any figure of theirs. */
    public static boolean areFew(int users) {
        return users > 0 && users < FEWEST;
    }

    public static String words(long number) {
        return number > 0 && number < FEWEST ? FEW : "%,d".formatted(number);
    }

    /**
     * Those with too few users put together as {@link #OTHERS}, with more beside them until they are enough: else one of
     * them would be what is left of the whole. The most used first, the others last.
     */
    public static List<Share> together(List<Share> shares) {
        List<Share> bySize = new ArrayList<>(shares);
        bySize.sort(Comparator.comparingInt(Share::users).thenComparing(Share::id));
        int others =
                (int) bySize.stream().filter(share -> share.users() < FEWEST).count();
        while (others > 0 && others < bySize.size() && users(bySize.subList(0, others)) < FEWEST) {
            others++;
        }
        List<Share> shown = new ArrayList<>(bySize.subList(others, bySize.size()));
        shown.sort(Comparator.comparingLong(Share::openings).reversed().thenComparing(Share::id));
        if (others > 0) {
            List<Share> few = bySize.subList(0, others);
            shown.add(new Share(
                    OTHERS, "", few.stream().mapToLong(Share::openings).sum(), users(few)));
        }
        return List.copyOf(shown);
    }

    private static int users(List<Share> shares) {
        return shares.stream().mapToInt(Share::users).sum();
    }
}
