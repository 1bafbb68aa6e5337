package org.sightline.tab.panel.account;

import java.util.List;

/**
 * Words to be found in what a row says.
 *
 * @param words any of them will do
 * @param how where they have to stand
 */
record SoughtWords(List<String> words, How how) {

    enum How {
        ANYWHERE,
        BY_ITSELF,
        /** By itself, and as often as there are elements that hold it: numbers, yes and no. */
        ONCE
    }

    static SoughtWords anywhere(String... words) {
        return new SoughtWords(List.of(words), How.ANYWHERE);
    }

    /** Asked of every value of every row: no streams. */
    boolean isSaidBy(SaidWords row) {
        for (String one : words) {
            boolean said = switch (how) {
                case ANYWHERE -> row.says(one);
                case BY_ITSELF -> row.saysByItself(one);
                case ONCE -> row.saysOnce(one);
            };
            if (said) {
                return true;
            }
        }
        return false;
    }
}
