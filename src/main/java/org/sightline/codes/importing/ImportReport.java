package org.sightline.codes.importing;

import java.util.ArrayList;
import java.util.List;

/** What an import found, and what it left out and why. */
public final class ImportReport {

    private final List<FoundList> lists = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    /**
     * A row that was left out.
     *
     * @param line from 1; 0 if its file has none
     */
    public record Refused(String file, int line, String value, String why) {
        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + (value.isEmpty() ? "" : value + " ") + why;
        }
    }

    void found(FoundList list) {
        lists.add(list);
    }

    void refuse(String file, int line, String value, String why) {
        refused.add(new Refused(file, line, value, why));
    }

    /** A file that no list could be made of. */
    void leaveOut(String file, String why) {
        unread.add(file + ": " + why);
    }

    List<FoundList> lists() {
        return List.copyOf(lists);
    }

    /** The rows that were left out, in the order of the files. */
    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** The files that no list could be made of, and why. */
    public List<String> unread() {
        return List.copyOf(unread);
    }
}
