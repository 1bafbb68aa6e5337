package org.sightline.coverage;

/**
 * By what an entry came to stand in a panel, or that it stands in none.
 *
 * @param list what those call the published list who know it; empty unless it is by one
 * @param version of the list, as its publisher writes it; empty unless it is by one
 */
public record FoundBy(Way way, String list, String version) {

    /** It stands in no panel. */
    public static final FoundBy NOTHING = new FoundBy(Way.NOT_PLACED, "", "");

    /** How. */
    public enum Way {
        LIST("list", "Published list"),
        SINGLE_CODE("code", "Single code of the tab file"),
        WORDS("words", "Words, or what it belongs to"),
        KIND("kind", "Kind or category"),
        NOT_PLACED("not-placed", "Not placed");

        private final String id;
        private final String words;

        Way(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** As addresses and files write it. */
        public String id() {
            return id;
        }

        /** As pages say it. */
        public String words() {
            return words;
        }

        /** Whether a code of the entry is one that the panel knows. */
        public boolean isByCode() {
            return this == LIST || this == SINGLE_CODE;
        }
    }

    /** By a code that a published list holds. */
    public static FoundBy list(String called, String version) {
        return new FoundBy(Way.LIST, called, version);
    }

    /** By what needs no list to be named. */
    public static FoundBy way(Way way) {
        return new FoundBy(way, "", "");
    }

    /** {@code Published list DM_COD, version 20251119}. */
    public String words() {
        return way.words() + (list.isEmpty() ? "" : " " + list + ", version " + version);
    }
}
