package org.sightline.oversight.entry;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;

/**
 * The page of one entry.
 *
 * @param facts who, whose record, in which launch, from where
 * @param screen what was on the screen, as far as it is one of the entries of an opening
 * @param makings by what the page was made, in the order in which that was in force
 */
record EntryView(Head head, List<Fact> facts, Screen screen, List<Making> makings, Visited visit) {

    static final String HERE = "/office/entries";

    EntryView {
        facts = List.copyOf(facts);
        makings = List.copyOf(makings);
    }

    /**
     * The entry itself.
     *
     * @param number on the trail
     * @param words what happened
     * @param ofPatient whether it is about one, who can see that it is read
     */
    record Head(long number, ShownText words, ClinicalDate at, boolean ofPatient) {}

    /**
     * What was done in the same launch.
     *
     * @param whole whether all of it stands here
     */
    record Visited(List<Step> steps, boolean whole) {
        Visited {
            steps = List.copyOf(steps);
        }
    }

    /** @param value what nobody recorded is left out */
    record Fact(String label, ShownText value) {}

    /**
     * What was on the screen.
     *
     * @param isOfOpening whether the entry is one of something that was opened
     * @param said what has to be known of it, such as that it was broken off
     * @param document what is known of the file, if it was one
     */
    record Screen(
            boolean isOfOpening, List<String> said, List<Fact> document, List<Source> sources, List<Shown> panels) {
        Screen {
            said = List.copyOf(said);
            document = List.copyOf(document);
            sources = List.copyOf(sources);
            panels = List.copyOf(panels);
        }
    }

    /**
     * A source that was asked, or not.
     *
     * @param outcome in words
     * @param detail as the trail has it
     */
    record Source(ShownText name, String outcome, ShownText detail, Amount amount) {}

    /** @param took in seconds */
    record Amount(long requests, long entries, long withheld, String took) {}

    /**
     * A panel as it was last handed over.
     *
     * @param after how long after the entry of the opening, in seconds
     * @param entries by source, identifier and version
     */
    record Shown(ShownText title, long rows, String after, List<ShownText> entries) {
        Shown {
            entries = List.copyOf(entries);
        }
    }

    /**
     * By what a page was made.
     *
     * @param content the version that entries name; empty if they name none
     * @param now how it compares with what this node makes pages by
     * @param tabs the tab files
     * @param lists the lists of codes
     */
    record Making(
            String application, String configuration, String content, String now, List<Part> tabs, List<Part> lists) {
        Making {
            tabs = List.copyOf(tabs);
            lists = List.copyOf(lists);
        }
    }

    /**
     * A file.
     *
     * @param ofThisTab whether it is the file of the tab that was opened
     * @param now how it compares with the file of this name on this node
     */
    record Part(String file, ShownText version, String checksum, boolean ofThisTab, String now) {}

    /** Something that was done in the same launch. */
    record Step(ClinicalDate at, ShownText words, long entry, boolean refused) {

        public String address() {
            return HERE + "/" + entry;
        }
    }
}
