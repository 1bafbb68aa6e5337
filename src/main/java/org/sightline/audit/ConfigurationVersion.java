package org.sightline.audit;

import java.util.List;

/** Tells what is in force on this node, for every row; this room does not know who does. */
public interface ConfigurationVersion {

    /** The version of {@code launch-config/}. */
    String current();

    /** By what pages are made. */
    default Content content() {
        return Content.NONE;
    }

    /**
     * The tab files and the lists of codes by which pages are made.
     *
     * @param version a checksum of all that is said here, {@code sha256:} and 64 hexadecimal digits; empty if there is nothing
     *     by which pages could be made
     */
    record Content(String version, List<Part> tabs, List<Part> lists) {

        public static final Content NONE = new Content("", List.of(), List.of());

        public Content {
            tabs = List.copyOf(tabs);
            lists = List.copyOf(lists);
        }
    }

    /**
     * One file.
     *
     * @param version as its publisher writes it; empty if it has none
     * @param checksum {@code sha256:} and 64 hexadecimal digits
     */
    record Part(String file, String version, String checksum) {}
}
