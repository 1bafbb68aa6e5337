package org.sightline.tab.panel.asked;

import java.util.List;

/**
 * The codes under which something was looked for.
 *
 * @param single how many a tab file names one by one, without those that the published lists have as well
 * @param own how many of the single ones no published list has
 * @param ofLists how many the published lists have
 * @param lists the published lists, {@code Diabetes mellitus codes (DM_COD, 12-Sep-2025)}
 * @param notLoaded what the published lists are called that a tab file names and that are not loaded here
 */
public record CodesAsked(int single, int own, int ofLists, List<String> lists, List<String> notLoaded) {

    /** None at all. */
    public static final CodesAsked NONE = new CodesAsked(0, 0, 0, List.of(), List.of());

    private static final int MOST_NAMES = 3;

    public CodesAsked {
        lists = List.copyOf(lists);
        notLoaded = List.copyOf(notLoaded);
    }

    /** How many in all. */
    public int all() {
        return single + ofLists;
    }

    /** {@code under the 86 codes of Diabetes mellitus codes (DM_COD, 12-Sep-2025) and 4 more}. */
    String under() {
        String known = lists.isEmpty()
                ? Questions.under(single)
                : "under the " + ofLists + " codes of " + named(lists)
                        + (single == 0 ? "" : " and " + single + " more");
        return known
                + switch (notLoaded.size()) {
                    case 0 -> "";
                    case 1 -> " (the published list " + notLoaded.getFirst() + " is not loaded here)";
                    default -> " (the published lists " + named(notLoaded) + " are not loaded here)";
                };
    }

    /** As above, and how many codes are nobody's but ours. */
    String words() {
        return under() + (own == 0 ? "" : " (" + (own == all() ? "" : own + " ") + "of our own short list)");
    }

    private static String named(List<String> names) {
        return names.size() > MOST_NAMES
                ? String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " others"
                : listed(names);
    }

    /** {@code A, B and C}. */
    static String listed(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
