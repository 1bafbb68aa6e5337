package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the files that a letter holds or points to; each is known by its place among them, from 0. */
final class EnclosedFiles {

    /** More are named by nobody, and are in the original. */
    static final int MOST = 50;

    private static final Set<String> ASKED = Set.of("http", "https", "data");

    private final List<EnclosedFile> files = new ArrayList<>();
    private boolean more;
    private boolean unasked;

    List<EnclosedFile> all() {
        return List.copyOf(files);
    }

    /** What is to be said of those that are not offered. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (more) {
            notes.add("It has more files than are listed here: open the original for the others.");
        }
        if (unasked) {
            notes.add("It names a file at an address that cannot be asked from here: open the original.");
        }
        return notes;
    }

    /** Its number for a reader, from 1; 0 if there are too many. */
    int add(EnclosedFile file) {
        if (files.size() >= MOST) {
            more = true;
            return 0;
        }
        files.add(file);
        return files.size();
    }

    /**
     * A file at an address, which may be the file itself. 0 for what leads to no file that can be had: a place in the
     * letter itself, nothing, or anything that is not asked by HTTP, of which the last is noted.
     */
    int at(String title, String address) {
        String plain = address.strip();
        String scheme =
                plain.replaceFirst("(?s)^([A-Za-z][A-Za-z0-9+.-]*):.*", "$1").toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.startsWith("#")) {
            return 0;
        }
        if (scheme.length() < plain.length() && !ASKED.contains(scheme)) {
            unasked = true;
            return 0;
        }
        EnclosedFile.Source source = new EnclosedFile.Source.At(plain);
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).source().equals(source)) {
                return i + 1;
            }
        }
        return add(new EnclosedFile(title, source));
    }
}
