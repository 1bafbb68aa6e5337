package org.sightline.demo.story;

import java.util.List;
import java.util.Map;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/**
 * One step of a handout: who opens what, and the words that stand on the page then. A test plays every step.
 *
 * @param what what to show, in the trainer's words
 * @param sources what to make of a source first, by the feed's id: {@code slow}, {@code down}, {@code garbled}, {@code wrong}
 * @param says words that stand on the page, to the letter; at least one
 * @param saysNot words that do not
 * @param notice what the audience should notice here or be asked, empty if nothing
 */
public record HandoutStep(
        String what,
        Opened opened,
        Map<String, String> sources,
        List<String> says,
        List<String> saysNot,
        String notice) {

    public HandoutStep {
        sources = Map.copyOf(sources);
        says = List.copyOf(says);
        saysNot = List.copyOf(saysNot);
    }

    /**
     * How the record is opened.
     *
     * @param user the id of the user of the training EPR who opens it
     * @param tab the tab, by its id
     * @param bySmart whether by SMART App Launch, which opens the Summary
     */
    public record Opened(String user, String tab, boolean bySmart) {}

    static HandoutStep of(StoryEntry entry, String launchAs) {
        List<String> says = entry.texts("says");
        Opened opened = new Opened(entry.text("as", launchAs), entry.text("tab", "summary"), entry.says("smart"));
        if (says.isEmpty()) {
            throw new StoryException(entry.place() + ": says needs words that stand on the page");
        }
        if (opened.bySmart() && !opened.tab().equals("summary")) {
            throw new StoryException(entry.place() + ": a launch by SMART opens the summary");
        }
        return new HandoutStep(
                entry.text("do"),
                opened,
                entry.pairs("make"),
                says,
                entry.textsIfAny("saysNot"),
                entry.text("notice", ""));
    }
}
